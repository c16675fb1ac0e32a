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
        ("将原驻村队转为振兴工作队，", ("驻村队", "振兴工作队")),
        ("把小块田整合成大田。", ("小块田", "大田")),
        (
            "将增强发展能力的政策举措，转变为分享红利的政策安排。",
            ("增强发展能力的政策举措", "分享红利的政策安排"),
        ),
        ("将组织协调等工作机制有机转化运用到乡村振兴工作中，", ("组织协调等工作机制", "乡村振兴工作")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.turned_into", body)[:1] == [pair]
