"""A section under an unnumbered heading line, where most of what it says is done by someone.

Positive: a line 做强特色产业 over two paragraphs on what the county built. Near misses: a section of a reportage that
tells of one family (its actions are found by `prose`), a question and its answer.
"""

from collections.abc import Sequence

from measures.extraction.finders.rule import MeasureRule, as_found
from measures.extraction.finders.sections import Sections
from measures.extraction.finders.sentence import read
from measures.extraction.outline import Outline, Page, Unit
from measures.extraction.outline.markers import heading_line
from measures.extraction.rule import Kind
from measures.extraction.spans import Found

_LONGEST = 900
_LEAST_SHARE = 0.6


def find(page: Page, outline: Outline, before: Sequence[Found]) -> list[Found]:
    if outline.turns:
        return []
    sections = Sections(page)
    return [
        as_found(unit)
        for unit in outline.all_units()
        if unit.rule is heading_line.RULE
        and not unit.children
        and unit.end - unit.start <= _LONGEST
        and not sections.holds_no_measures(unit)
        and _acts(page, unit)
    ]


def _acts(page: Page, unit: Unit) -> bool:
    sentences = page.sentences(unit.words_start, unit.end)
    acting = sum(
        sentence.end - sentence.start
        for sentence in sentences
        if read(page.text[sentence.start : sentence.end]).is_action
    )
    return acting >= _LEAST_SHARE * sum(sentence.end - sentence.start for sentence in sentences) > 0


RULE = MeasureRule("measure.headed", Kind.MEASURE, find, __name__)
