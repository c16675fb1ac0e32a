"""The smallest unit that the author enumerates or heads.

Positive: 一是建立防贫监测机制。制定《…方案》，实现动态监测…。 Near miss: （一）指导思想 (a section of principles), or
四、加强农村公路的管理, whose measures are the 一是…四是… inside it.
"""

from collections.abc import Sequence

from measures.extraction.finders.rule import MeasureRule, as_found
from measures.extraction.finders.sections import Sections
from measures.extraction.finders.slogans import only_slogans
from measures.extraction.outline import Outline, Page, Unit
from measures.extraction.outline.markers import heading_line
from measures.extraction.rule import Kind
from measures.extraction.spans import Found

_SHORTEST = 12


def find(page: Page, outline: Outline, before: Sequence[Found]) -> list[Found]:
    sections = Sections(page)
    return [
        as_found(unit)
        for unit in outline.all_units()
        if not unit.children and _is_measure(page, unit) and not sections.holds_no_measures(unit)
    ]


def _is_measure(page: Page, unit: Unit) -> bool:
    # Sections under heading lines may tell stories: `headed` reads them.
    if unit.rule is heading_line.RULE or unit.end - unit.start < _SHORTEST:
        return False
    return not (unit.rule.kind is Kind.LEAD and only_slogans(page.text[unit.words_start : unit.end]))


RULE = MeasureRule("measure.enumerated", Kind.MEASURE, find, __name__)
