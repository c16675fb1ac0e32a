"""The smallest unit that the author enumerates or heads.

Positive: 一是建立防贫监测机制。制定《…方案》，实现动态监测…。 Near miss: （一）指导思想 (a section of principles), or
四、加强农村公路的管理, whose measures are the 一是…四是… inside it.
"""

from collections.abc import Sequence

from measures.extraction.measures.rule import Found, MeasureRule, path
from measures.extraction.measures.sections import Sections
from measures.extraction.measures.slogans import only_slogans
from measures.extraction.outline import Outline, Page, Unit
from measures.extraction.outline.markers import heading_line

_SHORTEST = 12


def find(page: Page, outline: Outline, before: Sequence[Found]) -> list[Found]:
    sections = Sections(page)
    return [
        Found(unit.title, path(unit), unit.start, unit.end, unit.rule, unit.rule_version, unit.confidence)
        for unit in outline.all_units()
        if not unit.children and _is_measure(page, unit) and not sections.holds_no_measures(unit)
    ]


def _is_measure(page: Page, unit: Unit) -> bool:
    # Sections under heading lines may tell stories: `headed` reads them.
    if unit.rule == heading_line.RULE.id or unit.end - unit.start < _SHORTEST:
        return False
    return not (unit.rule.endswith("_lead") and only_slogans(page.text[unit.words_start : unit.end]))


RULE = MeasureRule(id="measure.enumerated", version=1, find=find)
