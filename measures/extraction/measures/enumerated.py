"""The smallest unit that the author enumerates or heads.

Positive: 一是建立防贫监测机制。制定《…方案》，实现动态监测…。 Near miss: （一）指导思想 (a section of principles), or
四、加强农村公路的管理, whose measures are the 一是…四是… inside it.
"""

from collections.abc import Sequence

from measures.extraction.measures.rule import Found, MeasureRule, path
from measures.extraction.measures.sections import holds_no_measures
from measures.extraction.outline import Outline, Page

_SHORTEST = 12


def find(page: Page, outline: Outline, before: Sequence[Found]) -> list[Found]:
    return [
        Found(unit.title, path(unit), unit.start, unit.end, unit.rule, unit.rule_version, unit.confidence)
        for unit in outline.all_units()
        if not unit.children and unit.end - unit.start >= _SHORTEST and not holds_no_measures(page, unit)
    ]


RULE = MeasureRule(id="measure.enumerated", version=1, find=find)
