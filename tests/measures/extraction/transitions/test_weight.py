"""The bridge from poverty alleviation comes before what merely changes."""

import pytest

from measures.extraction.outline import Page
from measures.extraction.transitions import find_transitions
from measures.extraction.transitions.weight import bridge_weight


@pytest.mark.parametrize("source", ["旱厕", "单户经营", "资源", "传统农业", "线下销售"])
def test_what_only_changes_weighs_nothing(source: str) -> None:
    assert bridge_weight(source) == 0


@pytest.mark.parametrize(
    ("more", "less"),
    [
        ("产业扶贫", "驻村帮扶"),
        ("集中资源支持脱贫攻坚", "全面小康"),
        ("驻村工作队", "单一物质救助"),
        ("“输血”", "要我干"),
        ("贫困户", "荒山"),
    ],
)
def test_the_campaign_itself_weighs_more(more: str, less: str) -> None:
    assert 1 >= bridge_weight(more) > bridge_weight(less) > 0


def test_a_transition_carries_the_weight_of_its_left_side() -> None:
    (found,) = find_transitions(Page("推动产业扶贫到产业振兴。"))

    assert found.weight == bridge_weight("产业扶贫")
