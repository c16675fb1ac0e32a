"""X 向 Y 转变 behind a causative verb."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "推动服务向基层延伸",
        "资源向产业倾斜",
        "防止污染向农村转移",
        "朝着目标稳步迈进",
        "引导资金向重点村聚集",
        "推动乡村振兴向更高水平迈进",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("推动超常规举措向常态化转变、阶段性攻坚向可持续发展转变。", ("超常规举措", "常态化")),
        ("加快促成县道向省道行政等级提升，", ("县道", "省道")),
        ("促进生态优势向发展优势转化。", ("生态优势", "发展优势")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.toward", body)[:1] == [pair]
