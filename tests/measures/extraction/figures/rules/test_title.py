"""A number inside 《…》 names a document."""

import pytest

from tests.measures.extraction.figures.reading import surfaces


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("印发《实施方案》等9个配套文件", "9个"),
        ("依据《意见》安排资金300万元", "300万元"),
    ],
)
def test_near_misses_are_kept(body: str, surface: str) -> None:
    assert surfaces(body) == [surface]


@pytest.mark.parametrize(
    "body",
    [
        "《关于推进10个重点产业发展的意见》",
        "【12个案例】",
        "【第5期】",
    ],
)
def test_is_left_out(body: str) -> None:
    assert surfaces(body) == []
