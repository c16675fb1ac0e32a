"""Pages that show nothing until a script has run: the article stands in their data, for search engines or for the script."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import lxml.html

from documents.ingest.page_days import local_date
from documents.ingest.readers.pages.tree import page_tree
from documents.ingest.readers.pages.walking import block_text
from documents.ingest.readers.tables.json_values import articles_within, text_of, whole_of
from documents.ingest.readers.tables.list_columns import columns_of

_DATA = re.compile("json", re.IGNORECASE)
_STATE = re.compile(r"(?:__INITIAL_STATE__|__NUXT__|__INITIAL_DATA__|pageData)\s*=\s*(?=\{)")
_FIELDS = ("title", "published", "source", "authors")
_NAMED = {"authors": "author"}


def article_in_scripts(tree: lxml.html.HtmlElement) -> tuple[str, dict[str, str]]:
    """Return (text, fields) of the longest article in a page's data, ("", {}) where there is none."""
    found = [record for data in _data(tree) for record in articles_within(data) if isinstance(record, dict)]
    texts = [(_field(record, "body"), record) for record in found]
    text, record = max(texts, key=lambda each: len(each[0]), default=("", {}))
    fields = {_NAMED.get(name, name): value for name in _FIELDS if (value := _field(record, name))}
    if published := fields.get("published"):
        fields["published"] = local_date(published)
    return (block_text(page_tree(text)) if "<" in text else text), fields if text else {}


def _data(tree: lxml.html.HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        text = script.text or ""
        if _DATA.search(script.get("type", "")):
            whole = whole_of(text)
            yield whole.value if whole else None
        elif state := _STATE.search(text):
            try:
                yield json.JSONDecoder().raw_decode(text, state.end())[0]
            except (ValueError, RecursionError):
                continue


def _field(record: Mapping[str, Any], field: str) -> str:
    """The first value that says something; the paragraphs of a text a line each."""
    values = (record[name] for name in columns_of(record)[field])
    return next((text for value in values if (text := text_of(value, "\n" if field == "body" else "；"))), "")
