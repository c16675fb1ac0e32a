"""Runs of sentences in one paragraph that describe one concrete action, where nothing is enumerated.

Positive: 今年，县里又从邻市调剂了500个就业岗位，确保每户有一人就业。 Near misses: 老张高兴得合不拢嘴。(a person),
2022年全县农民人均收入增长8%。(a pure result), 只有各方出力，脱贫才能长效。(comment).
"""

import re
from collections.abc import Iterator, Sequence

from measures.extraction.finders.clauses import title_of
from measures.extraction.finders.grouping import group_actions
from measures.extraction.finders.rule import MeasureRule
from measures.extraction.finders.sentence import THRESHOLD, read
from measures.extraction.finders.taken import Taken
from measures.extraction.outline import Outline, Page, Stretch
from measures.extraction.outline.endings import is_tail
from measures.extraction.outline.markers import heading_line
from measures.extraction.rule import Kind
from measures.extraction.spans import Found

_MOST_COVERED = 0.35
_EXTRA_WHERE_ENUMERATED = 0.75
# What people say on camera: 【同期】村民：….
_VOICE = re.compile(r"[【(\[]?(?:同期声?|现场声|采访|画外音|村民|群众|脱贫户|贫困户)[^,。]{0,20}[】)\]:]")
# Who speaks for the programme: 【解说】….
_LABEL = re.compile(r"【[^】]{1,8}】")


def find(page: Page, outline: Outline, before: Sequence[Found]) -> list[Found]:
    covered = sum(found.end - found.start for found in before)
    if covered > _MOST_COVERED * len(page.text):
        return []
    threshold = THRESHOLD + (_EXTRA_WHERE_ENUMERATED if before else 0.0)
    return [
        _measure(page, group)
        for stretch in _running_text(page, outline, before)
        for group in group_actions(page, stretch, threshold)
    ]


def _running_text(page: Page, outline: Outline, before: Sequence[Found]) -> Iterator[Stretch]:
    """Paragraphs that no list holds, without questions, voices, labels and what closes the text."""
    taken = Taken(
        [(found.start, found.end) for found in before]
        + [(unit.start, unit.end) for unit in outline.all_units() if unit.rule is not heading_line.RULE]
    )
    turns = {turn.start for turn in outline.turns}
    for paragraph in page.paragraphs:
        if is_tail(page, paragraph):
            # Portals print a source line above the text and the signature below it.
            if paragraph.start * 2 > len(page.text):
                return
            continue
        if _VOICE.match(page.text, paragraph.start) or taken.holds(paragraph):
            continue
        asks = paragraph.start in turns and page.text[paragraph.end - 1] == "?"
        if not asks:
            yield _without_label(page, paragraph, turns)


def _without_label(page: Page, paragraph: Stretch, turns: set[int]) -> Stretch:
    """The paragraph past 【解说】 or past the speaker's name."""
    label = _LABEL.match(page.text, paragraph.start)
    if label:
        return Stretch(label.end(), paragraph.end)
    if paragraph.start in turns:
        return Stretch(page.text.index(":", paragraph.start) + 1, paragraph.end)
    return paragraph


def _measure(page: Page, group: list[Stretch]) -> Found:
    start, end = group[0].start, group[-1].end
    score = max(read(page.text[sentence.start : sentence.end]).score for sentence in group)
    confidence = round(min(0.8, 0.4 + 0.08 * score), 2)
    return Found(title_of(page, group[0]), (), start, end, RULE.id, RULE.version, confidence)


RULE = MeasureRule("measure.prose", Kind.MEASURE, find, __name__)
