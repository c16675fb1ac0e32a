"""Lead sentences inside one paragraph: at least two that read as heads, each with running text of its own.

Positive: 拓宽就业渠道。…提升公共服务。… in one paragraph. Near misses: a single one, a short last sentence with nothing
after it, 收入稳步增长。 (states, does not do).
"""

import itertools
import re

from measures.extraction.outline.heads import Head, strong_heads
from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.rule import UnitRule
from measures.extraction.outline.unit import Unit
from measures.extraction.outline.verbs import names_field, opens_with_action
from measures.extraction.rule import Kind

SHORTEST_LEAD = 5
_LONGEST_LEAD = 22
# 抓规划。抓整治。抓管护。
_SHORTEST_TERSE_LEAD = 3
_TERSE = re.compile(r"[抓强育稳促建扶补调拓筑守聚兴优活富]")
# The shortest unit and the average of all; an author who heads from the first sentence on may say less under each.
_SHORTEST = (30, 40)
_SHORTEST_FROM_THE_START = (24, 26)
_INNER_STOP = re.compile(r"[;:]")


def find(page: Page, start: int, end: int) -> list[Unit]:
    """Units under the lead sentences of one paragraph."""
    return find_after(page, start, end, headed=False)


def find_after(page: Page, start: int, end: int, *, headed: bool) -> list[Unit]:
    """The same in `start:end` of a paragraph; `headed`: a lead of the whole paragraph stands before `start`."""
    sentences = page.sentences(start, end)
    leads = _leads(page, sentences)
    first = not headed and leads[:1] == [0]
    strong = {head.start for head in strong_heads(_heads(page, sentences, leads), first=first)}
    kept = [sentence for sentence in sentences if sentence.start in strong]
    if len(kept) < 2:
        return []
    ends = [*(sentence.start for sentence in kept[1:]), sentences[-1].end]
    units = [
        Unit(RULE, lead.start, lead.start, lead.end, close) for lead, close in zip(kept, ends, strict=True)
    ]
    lengths = [unit.end - unit.start for unit in units]
    shortest, average = _SHORTEST_FROM_THE_START if first else _SHORTEST
    return units if min(lengths) >= shortest and sum(lengths) >= average * len(lengths) else []


def _leads(page: Page, sentences: list[Stretch]) -> list[int]:
    """Which sentences, by their place among all, may head what follows."""
    leads: list[int] = []
    for index, sentence in enumerate(sentences[:-1]):
        if not is_lead(page, sentence, _LONGEST_LEAD):
            continue
        if leads[-1:] == [index - 1]:
            # Of two short sentences in a row the shorter is the head, the other the first of a body or a remark.
            previous = sentences[leads[-1]]
            if previous.end - previous.start <= sentence.end - sentence.start:
                continue
            leads.pop()
        leads.append(index)
    return leads


def _heads(page: Page, sentences: list[Stretch], leads: list[int]) -> list[Head]:
    return [
        Head(
            start=sentences[lead].start,
            words=page.text[sentences[lead].start : sentences[lead].end - 1],
            body=page.text[sentences[lead].end : sentences[following - 1].end],
        )
        for lead, following in itertools.pairwise([*leads, len(sentences)])
    ]


def is_lead(page: Page, sentence: Stretch, longest: int) -> bool:
    """Whether a sentence of at most `longest` code points is short and simple and says what is done or where."""
    text = page.text[sentence.start : sentence.end]
    words = text.rstrip("。!?”")
    shortest = _SHORTEST_TERSE_LEAD if _TERSE.match(words) else SHORTEST_LEAD
    if not shortest <= len(words) <= longest or not text.endswith("。"):
        return False
    parts = words.split(",")
    if len(parts) > 2 or words.count("、") > 1 or _INNER_STOP.search(words):
        return False
    return (opens_with_action(words) or names_field(words)) and all(len(part) >= 3 for part in parts)


RULE = UnitRule("outline.inline_lead", Kind.LEAD, find, __name__, confidence=0.8)
