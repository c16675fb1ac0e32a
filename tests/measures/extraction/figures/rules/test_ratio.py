"""Terms of a ratio, a formula or a fraction."""

import pytest

from tests.measures.extraction.figures.reading import surfaces


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("补助标准:3000元", "3000元"),
        ("“稻渔+”3万亩", "3万亩"),
    ],
)
def test_near_misses_are_kept(body: str, surface: str) -> None:
    assert surfaces(body) == [surface]


@pytest.mark.parametrize(
    "body",
    [
        "按5∶3∶2比例",
        "按5:3:2安排",
        "健全1+12个",
        "占总面积2/3",
        "4×4万个",
        "开展1对1帮扶",
    ],
)
def test_is_left_out(body: str) -> None:
    assert surfaces(body) == []
