"""Short lead sentences that head paragraphs, where the author numbers nothing.

Positive: a paragraph that opens 培育致富带头人。 and goes on to say how. Near misses: 山西是农业大省。 (states, does
not do), or a paragraph with a lead among paragraphs without.
"""

import re
from collections import Counter

from measures.extraction.outline import inline_leads
from measures.extraction.outline.inline_leads import SHORTEST_LEAD, is_lead
from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.rule import UnitRule
from measures.extraction.outline.unit import Unit
from measures.extraction.outline.verbs import opens_with_action, states
from measures.extraction.rule import Kind

_LONGEST_LEAD = 30
_SHORTEST_BODY = 20
_PARTICULAR = re.compile(r"\d|[;:、]|[我你他她这那]")
_FEWEST_ALIKE = 3
_COLON_HEAD = re.compile(r"([^,。;:!?\n]{4,24}):")

_Row = tuple[Stretch, list[Stretch]]


def find(page: Page, start: int, end: int) -> list[Unit]:
    """Units headed by lead sentences in `start:end`, which must hold no enumeration; [] where there are none.

    Where paragraphs have no leads of their own, the leads inside them stand in their place.
    """
    paragraphs = page.paragraphs_within(start, end)
    rows = [(paragraph, page.sentences(paragraph.start, paragraph.end)) for paragraph in paragraphs]
    units: list[Unit] = []
    for (paragraph, sentences), lead in zip(rows, _leads(page, rows), strict=True):
        if lead:
            unit = Unit(RULE, lead.start, lead.start, lead.end, paragraph.end)
            unit.adopt(inline_leads.find_after(page, sentences[0].end, paragraph.end, headed=True))
            units.append(unit)
        else:
            units.extend(inline_leads.find(page, paragraph.start, paragraph.end))
    return units


def _leads(page: Page, rows: list[_Row]) -> list[Stretch | None]:
    """The lead of each paragraph; none at all where fewer than two or two in five have one."""
    leads = [_paragraph_lead(page, paragraph, sentences) for paragraph, sentences in rows]
    leads = _completed(page, rows, leads)
    headed = sum(lead is not None for lead in leads)
    return [None] * len(rows) if headed < 2 or headed * 5 < 2 * len(rows) else leads


def _completed(page: Page, rows: list[_Row], leads: list[Stretch | None]) -> list[Stretch | None]:
    """`leads` with the short first sentences that are built like one another, or stand between two leads."""
    short = [_short_first(page, paragraph, sentences) for paragraph, sentences in rows]
    words = ["" if lead is None else page.text[lead.start : lead.end - 1] for lead in short]
    built = Counter(word[:2] for word in words if word)
    completed = list(leads)
    for index, (lead, candidate) in enumerate(zip(leads, short, strict=True)):
        between = any(leads[:index]) and any(leads[index + 1 :])
        if (
            lead is None
            and candidate
            and (between or built[words[index][:2]] >= _FEWEST_ALIKE)
            and not states(words[index])
        ):
            completed[index] = candidate
    return completed


def _short_first(page: Page, paragraph: Stretch, sentences: list[Stretch]) -> Stretch | None:
    """The first sentence where it is short and simple and the rest of the paragraph is long."""
    first = sentences[0]
    words = page.text[first.start : first.end].rstrip("。")
    fits = SHORTEST_LEAD <= len(words) <= _LONGEST_LEAD and page.text[first.end - 1] == "。"
    plain = words.count(",") <= 1 and not _PARTICULAR.search(words)
    return first if fits and plain and paragraph.end - first.end >= 2 * len(words) else None


def _paragraph_lead(page: Page, paragraph: Stretch, sentences: list[Stretch]) -> Stretch | None:
    """The first sentence of a paragraph where it heads the rest, or its first words up to a colon."""
    lead = sentences[0]
    if len(sentences) > 1 and is_lead(page, lead, _LONGEST_LEAD):
        return lead if paragraph.end - lead.end >= _SHORTEST_BODY else None
    colon = _COLON_HEAD.match(page.text, paragraph.start, paragraph.end)
    if colon and opens_with_action(colon[1]) and paragraph.end - colon.end() >= _SHORTEST_BODY:
        return Stretch(paragraph.start, colon.end())
    return None


RULE = UnitRule("outline.paragraph_lead", Kind.LEAD, find, __name__, confidence=0.85)
