"""Marks the words by which measures are alike and by which they differ."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from comparison.asked import Asked
from measures.models import Measure

register = template.Library()
Left = TypeVar("Left")
Right = TypeVar("Right")

EXCERPT = 120
_SHARED = "<mark>", "</mark>"
_OWN = '<em class="own-term">', "</em>"
MARKER = 8  # characters that an enumeration marker may take


@register.simple_tag
def marked(text: str, shared: Iterable[str] | None = None, own: Iterable[str] | None = None) -> SafeString:
    """Text with shared terms in <mark> and the measure's own in <em>; longer terms first, every part escaped.

    A page marks thousands of texts, each with terms of its own: finding is cheaper than compiling a pattern for each.
    """
    tags = {**dict.fromkeys(own or (), _OWN), **dict.fromkeys(shared or (), _SHARED)}
    parts, at = [], 0
    for start, end, (opening, closing) in _found(text, tags):
        parts += [escape(text[at:start]), opening, escape(text[start:end]), closing]
        at = end
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308 - escaped part by part above


def _found(text: str, tags: Mapping[str, tuple[str, str]]) -> list[tuple[int, int, tuple[str, str]]]:
    """Where the terms stand, in order, as (start, end, tags); what a longer term covers is not marked again."""
    taken = bytearray(len(text))
    spans = []
    for term in sorted(tags, key=lambda term: (-len(term), term)):
        start = text.find(term)
        while term and start >= 0:
            end = start + len(term)
            if not any(taken[start:end]):
                taken[start:end] = b"\1" * len(term)
                spans.append((start, end, tags[term]))
            start = text.find(term, end)
    return sorted(spans)


@register.simple_tag
def asked_address(asked: Asked, theme: str) -> str:
    """The query string that compares the same places on one theme."""
    return asked.address(("theme", theme))


@register.filter
def past_title(measure: Measure) -> str:
    """The quote without the title that it begins with, a marker such as 二是 before it left out too."""
    start = measure.quote.find(measure.title, 0, len(measure.title) + MARKER)
    rest = measure.quote[start + len(measure.title) :] if start >= 0 else measure.quote
    return rest.lstrip("。：:，,；;、 \n") or measure.quote


@register.filter
def excerpt(text: str) -> str:
    """The first sentences of a text, at most EXCERPT characters, cut at a sentence's or clause's end."""
    if len(text) <= EXCERPT:
        return text
    head = text[:EXCERPT]
    cut = max(head.rfind(mark) for mark in "。；，")
    return head[: cut + 1] + "……" if cut > EXCERPT // 3 else head + "……"


@register.filter
def excerpt_around(text: str, shared: Iterable[str]) -> str:
    """The part of a text that holds most of the shared terms, from the beginning of a clause on."""
    if len(text) <= EXCERPT:
        return text
    terms = set(shared)
    starts = [0, *(place + 1 for place, mark in enumerate(text) if mark in "。；，")]

    def told(start: int) -> int:
        part = excerpt(text[start:])
        return sum(len(term) for term in terms if term in part)

    start = max(starts, key=lambda start: (told(start), not start, start))
    return ("……" if start else "") + excerpt(text[start:])


@register.filter
def zipped(left: Iterable[Left], right: Iterable[Right]) -> list[tuple[Left, Right]]:
    """Pairs of two sequences of one length."""
    return list(zip(left, right, strict=True))
