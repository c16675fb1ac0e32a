"""Short lead sentences that head what follows, where the author numbers nothing.

Positive: a paragraph that opens 培育致富带头人。 and goes on to say how. Near miss: 山西是农业大省。 (states, does
not do), or a short last sentence with nothing after it.
"""

import itertools
import re

from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.unit import Unit
from measures.extraction.outline.verbs import opens_with_action

PARAGRAPH_LEAD = "outline.paragraph_lead"
INLINE_LEAD = "outline.inline_lead"
VERSION = 1

_LONGEST_PARAGRAPH_LEAD = 30
_LONGEST_INLINE_LEAD = 22
_SHORTEST_LEAD = 5
_SHORTEST_BODY = 30
_SHORTEST_INLINE_UNIT = 50
_PUNCTUATION = re.compile(r"[,;:，；：、]")


def find_leads(page: Page, start: int, end: int) -> list[Unit]:
    """Units headed by lead sentences in `start:end`, which must hold no enumeration; [] where there are none."""
    paragraphs = page.paragraphs_within(start, end)
    rows = [(paragraph, page.sentences(paragraph.start, paragraph.end)) for paragraph in paragraphs]
    headed = [_is_paragraph_lead(page, sentences) for _, sentences in rows]
    if sum(headed) < 2 or sum(headed) * 5 < 2 * len(rows):
        headed = [False] * len(rows)
    units: list[Unit] = []
    for (paragraph, sentences), has_lead in zip(rows, headed, strict=True):
        inner = _inline_leads(page, sentences[1:] if has_lead else sentences)
        if has_lead:
            unit = _unit(PARAGRAPH_LEAD, paragraph.start, paragraph.end, 0.85)
            _adopt(unit, inner)
            units.append(unit)
        else:
            units.extend(inner)
    for unit in units:
        unit.siblings = units
    return units


def _is_paragraph_lead(page: Page, sentences: list[Stretch]) -> bool:
    if len(sentences) < 2:
        return False
    lead, body = sentences[0], sentences[-1].end - sentences[1].start
    return body >= _SHORTEST_BODY and _is_lead(page, lead, _LONGEST_PARAGRAPH_LEAD, clauses=2)


def _inline_leads(page: Page, sentences: list[Stretch]) -> list[Unit]:
    """Lead sentences inside one paragraph: at least two, each with its own running text."""
    leads: list[int] = []
    for index, sentence in enumerate(sentences[:-1]):
        # A short sentence right after a lead is the first of its body.
        if leads[-1:] != [index - 1] and _is_lead(page, sentence, _LONGEST_INLINE_LEAD, clauses=2):
            leads.append(index)
    bounds = [*leads, len(sentences)]
    kept: list[tuple[int, int]] = []
    for first, following in itertools.pairwise(bounds):
        start, end = sentences[first].start, sentences[following - 1].end
        own = end - sentences[first].end
        if own >= _SHORTEST_BODY and end - start >= _SHORTEST_INLINE_UNIT:
            kept.append((start, end))
        elif kept:
            kept[-1] = (kept[-1][0], end)
        else:
            kept = []
    if len(kept) < 2:
        return []
    return [_unit(INLINE_LEAD, start, end, 0.8) for start, end in kept]


def _is_lead(page: Page, sentence: Stretch, longest: int, clauses: int) -> bool:
    text = page.text[sentence.start : sentence.end]
    words = text.rstrip("。!?”")
    if not _SHORTEST_LEAD <= len(words) <= longest or not text.endswith("。"):
        return False
    parts = re.split(r"[,，]", words)
    if len(parts) > clauses or _PUNCTUATION.search("".join(parts)):
        return False
    return opens_with_action(words) and all(len(part) >= 3 for part in parts)


def _unit(rule: str, start: int, end: int, confidence: float) -> Unit:
    unit = Unit(rule, VERSION, confidence, 0, start, start)
    unit.end = end
    return unit


def _adopt(parent: Unit, children: list[Unit]) -> None:
    for child in children:
        child.parent = parent
        child.siblings = children
    parent.children = children
