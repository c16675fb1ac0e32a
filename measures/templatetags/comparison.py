"""Marks the words by which measures are alike and by which they differ."""

import re

from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()

EXCERPT = 120
MARKER = 8  # characters that an enumeration marker may take


@register.simple_tag
def marked(text, shared=None, own=None):
    """Text with shared terms in <mark> and the measure's own in <em>; escaped first, longer terms first."""
    terms = {**dict.fromkeys(own or (), "em"), **dict.fromkeys(shared or (), "mark")}
    if not terms:
        return format_html("{}", text)
    pattern = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    pieces = re.split(f"({pattern})", text)
    return format_html_join("", "{}", ((_piece(piece, terms.get(piece)),) for piece in pieces))


def _piece(text, element):
    if element == "mark":
        return format_html("<mark>{}</mark>", text)
    if element == "em":
        return format_html('<em class="own-term">{}</em>', text)
    return format_html("{}", text)


@register.filter
def past_title(measure):
    """The quote without the title that it begins with, a marker such as 二是 before it left out too."""
    start = measure.quote.find(measure.title, 0, len(measure.title) + MARKER)
    rest = measure.quote[start + len(measure.title) :] if start >= 0 else measure.quote
    return rest.lstrip("。：:，,；;、 \n") or measure.quote


@register.filter
def excerpt(text):
    """The first sentences of a text, at most EXCERPT characters, cut at a sentence's or clause's end."""
    if len(text) <= EXCERPT:
        return text
    head = text[:EXCERPT]
    cut = max(head.rfind(mark) for mark in "。；，")
    return head[: cut + 1] + "……" if cut > EXCERPT // 3 else head + "……"


@register.filter
def zipped(left, right):
    """Pairs of two sequences of one length."""
    return list(zip(left, right, strict=True))


@register.filter
def kept(names, data):
    """The parameters among `names` (parted by spaces) that stand in a query, with their values, as pairs."""
    return [(name, data[name]) for name in names.split() if data.get(name)]
