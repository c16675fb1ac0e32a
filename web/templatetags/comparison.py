"""Marks the words by which measures are alike and by which they differ."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

# Not Django's: a page escapes three thousand parts, and asks of each whether it is lazy.
from html import escape
from typing import TypeVar

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from comparison.asked import Asked
from comparison.rows import Entry, Row
from measures.models import Measure, Theme
from web.templatetags.clips import clip_form
from web.templatetags.languages import chinese_mark, in_chinese

register = template.Library()
Left = TypeVar("Left")
Right = TypeVar("Right")

EXCERPT = 120
FIGURES = 6  # of a measure beside others
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


@register.simple_tag(takes_context=True)
def side_entry(
    context: template.Context, entry: Entry, shared: Sequence[str] | None, row: Row, only: Theme | None
) -> SafeString:
    """What a comparison shows of a measure: put together in one pass, for a template takes five times as long over the
    hundred of a page. `shared` are the terms of its line, `only` the one theme that is shown, and so with whole texts."""
    measure, article = entry.measure, entry.measure.article
    title = marked(measure.title, shared, entry.own_terms)
    parts = [
        '<div class="side-entry">\n',
        f'<p class="side-entry__title"{chinese_mark()}><a href="{escape(measure.get_absolute_url())}">{title}</a></p>\n',
        *(_seen_elsewhere(entry.opposite_theme) if entry.opposite_theme else _text(entry, shared, only)),
        f'<div class="meta"><span class="badge badge--{escape(measure.status)}">{escape(measure.review_label)}</span>',
    ]
    if measure.is_achieved:
        badge, told = gettext("成效"), gettext("文中回顾的、已经做成的事，不是新的部署")
        parts.append(f'<span class="badge" title="{told}">{badge}</span>')
    if measure.theme_id != row.theme.pk:
        filed = gettext("归在“%(theme)s”") % {"theme": measure.theme.shown_name}
        parts.append(f"<span>{escape(filed)}</span>")
    facts = escape(article.region.shown_short_name), escape(article.published_label)
    source = gettext("看原文")
    parts += [
        *(f"<span>{fact}</span>" for fact in facts),
        f'<a href="{escape(measure.permalink)}">{source}</a>',
    ]
    if not entry.opposite_theme and (form := clip_form(context, measure)):
        parts.append(f"<span>{form}</span>")
    parts.append("</div>\n</div>\n")
    return mark_safe("".join(parts))  # noqa: S308 - every part is escaped above


def _seen_elsewhere(theme: Theme) -> Iterator[str]:
    told = gettext("与别处的做法对照，见“%(opposite_theme)s”。") % {"opposite_theme": theme.shown_name}
    yield f'<p class="side-entry__see muted">{escape(told)}</p>\n'


def _text(entry: Entry, shared: Sequence[str] | None, only: Theme | None) -> Iterator[str]:
    """The text without its title, whole where one theme alone is shown, and its first figures."""
    text = past_title(entry.measure)
    part = excerpt_around(text, shared) if shared else excerpt(text)
    yield f'<p class="side-entry__text"{chinese_mark()}>{marked(part, shared, entry.own_terms)}</p>\n'
    if only and len(text) > EXCERPT:
        summary, whole = gettext("全文"), marked(text, shared, entry.own_terms)
        yield f'<details class="side-entry__whole"><summary>{summary}</summary><p{chinese_mark()}>{whole}</p></details>\n'
    if figures := entry.measure.figures.all():
        told = "".join(
            f"<span>{in_chinese(escape(each.about))} <b>{in_chinese(escape(each.surface))}</b></span>"
            for each in figures[:FIGURES]
        )
        mark = escape(entry.measure.article.recognised_mark)
        yield f'<p class="side-entry__figures">{told}<span class="muted">{mark}</span></p>\n'


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
