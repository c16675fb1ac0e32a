"""Short lead sentences that head what follows, where the author numbers nothing.

Positive: a paragraph that opens 培育致富带头人。 and goes on to say how. Near miss: 山西是农业大省。 (states, does
not do), or a short last sentence with nothing after it.
"""

import itertools
import re
from collections import Counter

from measures.extraction.outline.heads import Head, strong_heads
from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.unit import Unit
from measures.extraction.outline.verbs import names_field, opens_with_action, states

PARAGRAPH_LEAD = "outline.paragraph_lead"
INLINE_LEAD = "outline.inline_lead"
VERSION = 1

_LONGEST_PARAGRAPH_LEAD = 30
_LONGEST_INLINE_LEAD = 22
_SHORTEST_LEAD = 5
# 抓规划。抓整治。抓管护。
_SHORTEST_TERSE_LEAD = 3
_TERSE = re.compile(r"[抓强育稳促建扶补调拓筑守聚兴优活富]")
_SHORTEST_BODY = 20
# The shortest unit and the average of all; an author who heads from the first sentence on may say less under each.
_SHORTEST_INLINE = (30, 40)
_SHORTEST_FROM_THE_START = (24, 26)
_PARTICULAR = re.compile(r"\d|[;:、]|[我你他她这那]")
_FEWEST_ALIKE = 3
_INNER_STOP = re.compile(r"[;:]")
_COLON_HEAD = re.compile(r"([^,。;:!?\n]{4,24}):")


def find_leads(page: Page, start: int, end: int) -> list[Unit]:
    """Units headed by lead sentences in `start:end`, which must hold no enumeration; [] where there are none."""
    paragraphs = page.paragraphs_within(start, end)
    rows = [(paragraph, page.sentences(paragraph.start, paragraph.end)) for paragraph in paragraphs]
    leads = [_paragraph_lead(page, paragraph, sentences) for paragraph, sentences in rows]
    leads = _completed(page, rows, leads)
    headed = sum(lead is not None for lead in leads)
    if headed < 2 or headed * 5 < 2 * len(rows):
        leads = [None] * len(rows)
    units: list[Unit] = []
    for (paragraph, sentences), lead in zip(rows, leads, strict=True):
        inner = _inline_leads(page, sentences[1:] if lead else sentences, headed=bool(lead))
        if lead:
            unit = _unit(PARAGRAPH_LEAD, lead, paragraph.end, 0.85)
            _adopt(unit, inner)
            units.append(unit)
        else:
            units.extend(inner)
    for unit in units:
        unit.siblings = units
    return units


def _completed(
    page: Page, rows: list[tuple[Stretch, list[Stretch]]], leads: list[Stretch | None]
) -> list[Stretch | None]:
    """`leads` with the short first sentences that are built like one another, or stand between two leads."""
    short = [_short_first(page, paragraph, sentences) for paragraph, sentences in rows]
    words = ["" if lead is None else page.text[lead.start : lead.end - 1] for lead in short]
    built = Counter(word[:2] for word in words if word)
    completed = list(leads)
    for place, (lead, candidate) in enumerate(zip(leads, short, strict=True)):
        between = any(leads[:place]) and any(leads[place + 1 :])
        if (
            lead is None
            and candidate
            and (between or built[words[place][:2]] >= _FEWEST_ALIKE)
            and not states(words[place])
        ):
            completed[place] = candidate
    return completed


def _short_first(page: Page, paragraph: Stretch, sentences: list[Stretch]) -> Stretch | None:
    """The first sentence where it is short and simple and the rest of the paragraph is long."""
    first = sentences[0]
    words = page.text[first.start : first.end].rstrip("。")
    fits = _SHORTEST_LEAD <= len(words) <= _LONGEST_PARAGRAPH_LEAD and page.text[first.end - 1] == "。"
    plain = words.count(",") <= 1 and not _PARTICULAR.search(words)
    return first if fits and plain and paragraph.end - first.end >= 2 * len(words) else None


def _paragraph_lead(page: Page, paragraph: Stretch, sentences: list[Stretch]) -> Stretch | None:
    """The first sentence of a paragraph where it heads the rest, or its first words up to a colon."""
    lead = sentences[0]
    if len(sentences) > 1 and _is_lead(page, lead, _LONGEST_PARAGRAPH_LEAD):
        return lead if paragraph.end - lead.end >= _SHORTEST_BODY else None
    colon = _COLON_HEAD.match(page.text, paragraph.start, paragraph.end)
    if colon and opens_with_action(colon[1]) and paragraph.end - colon.end() >= _SHORTEST_BODY:
        return Stretch(paragraph.start, colon.end())
    return None


def _inline_leads(page: Page, sentences: list[Stretch], *, headed: bool) -> list[Unit]:
    """Lead sentences inside one paragraph: at least two that read as heads, each with running text of its own.

    `headed`: the paragraph has a lead of its own before `sentences`.
    """
    leads: list[int] = []
    for index, sentence in enumerate(sentences[:-1]):
        if not _is_lead(page, sentence, _LONGEST_INLINE_LEAD):
            continue
        if leads[-1:] == [index - 1]:
            # Of two short sentences in a row the shorter is the head, the other the first of a body or a remark.
            previous = sentences[leads[-1]]
            if previous.end - previous.start <= sentence.end - sentence.start:
                continue
            leads.pop()
        leads.append(index)
    bounds = [*leads, len(sentences)]
    heads = [
        Head(sentences[first].start, page.text[sentences[first].start : sentences[first].end - 1],
             page.text[sentences[first].end : sentences[following - 1].end])
        for first, following in itertools.pairwise(bounds)
    ]  # fmt: skip
    first = not headed and leads[:1] == [0]
    strong = {head.start for head in strong_heads(heads, first=first)}
    kept = [sentence for sentence in sentences if sentence.start in strong]
    ends = [*(sentence.start for sentence in kept[1:]), sentences[-1].end] if kept else []
    units = [_unit(INLINE_LEAD, lead, end, 0.8) for lead, end in zip(kept, ends, strict=True)]
    lengths = [unit.end - unit.start for unit in units]
    shortest, average = _SHORTEST_FROM_THE_START if first else _SHORTEST_INLINE
    if len(units) < 2 or min(lengths) < shortest or sum(lengths) < average * len(lengths):
        return []
    return units


def _is_lead(page: Page, sentence: Stretch, longest: int) -> bool:
    text = page.text[sentence.start : sentence.end]
    words = text.rstrip("。!?”")
    shortest = _SHORTEST_TERSE_LEAD if _TERSE.match(words) else _SHORTEST_LEAD
    if not shortest <= len(words) <= longest or not text.endswith("。"):
        return False
    parts = words.split(",")
    if len(parts) > 2 or words.count("、") > 1 or _INNER_STOP.search(words):
        return False
    return (opens_with_action(words) or names_field(words)) and all(len(part) >= 3 for part in parts)


def _unit(rule: str, lead: Stretch, end: int, confidence: float) -> Unit:
    unit = Unit(rule, VERSION, confidence, 0, lead.start, lead.start)
    unit.words_start, unit.end = lead.end, end
    return unit


def _adopt(parent: Unit, children: list[Unit]) -> None:
    for child in children:
        child.parent = parent
        child.siblings = children
    parent.children = children
