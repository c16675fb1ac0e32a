"""将 X 转为 Y."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "把农户培养成致富带头人",
        "把规划作为依据",
        "将蓝图变成现实",
        "把学习成果转化为工作动力",
        "把责任转化为实际行动",
        "即将转为正式",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("将原临时专班转为常设机构，", ("临时专班", "常设机构")),
        ("把零星地整合成连片田。", ("零星地", "连片田")),
        (
            "将临时救急的帮扶办法，转变为按月兑现的保障制度。",
            ("临时救急的帮扶办法", "按月兑现的保障制度"),
        ),
        ("将网格排查等好做法有机转化运用到移民安置工作中，", ("网格排查等好做法", "移民安置工作")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.turned_into", body)[:1] == [pair]
