"""Markup → tree of elements, for whoever reads a page."""

import re

import lxml.html
from lxml import etree

# lxml.html asks Python for the class of each element whenever one is looked at: a third of the time that a vast page takes.
_PARSER = lxml.html.HTMLParser()
_PARSER.set_element_class_lookup(
    etree.ElementDefaultClassLookup(
        element=lxml.html.HtmlElement,
        comment=lxml.html.HtmlComment,
        pi=lxml.html.HtmlProcessingInstruction,
        entity=lxml.html.HtmlEntity,
    )
)
# Names an encoding that the text no longer has.
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def page_tree(markup: str) -> lxml.html.HtmlElement:
    """Return the root; raise etree.ParserError where the markup holds nothing."""
    return lxml.html.document_fromstring(_DECLARATION.sub("", markup.replace("\x00", "")), parser=_PARSER)
