"""推动 X 到 Y between two stages of one thing."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "推动政策落实到户",
        "推动资源下沉到基层",
        "实现服务到村",
        "推进道路延伸到自然村",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("实现输血到造血的转变", ("输血", "造血")),
        ("推动教育扶贫到教育兴乡；", ("教育扶贫", "教育兴乡")),
        ("推动基层监督从有形覆盖到有效覆盖。", ("有形覆盖", "有效覆盖")),
        ("实现消费帮扶到品牌帮扶的提升", ("消费帮扶", "品牌帮扶")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.pushed_to", body)[:1] == [pair]
