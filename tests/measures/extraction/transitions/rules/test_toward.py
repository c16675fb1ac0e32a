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
        ("推动着传统农机向智能化加速转型", ("传统农机", "智能化")),
        ("建立能耗双控向碳排放双控全面转型新机制", ("能耗双控", "碳排放双控")),
        ("推动城镇化向质量提升转变", ("城镇化", "质量提升")),
        ("该技术是传统农业向现代化农业转型的探索", ("传统农业", "现代化农业")),
        ("推动运动式治理向制度化转变、突击性整改向长效化管护转变。", ("运动式治理", "制度化")),
        ("加快促成村办园向公办园等级提升，", ("村办园", "公办园")),
        ("促进资源优势向品牌优势转化。", ("资源优势", "品牌优势")),
        ("疫情让原有的产销模式加速向数字化转变。", ("产销模式", "数字化")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.toward", body)[:1] == [pair]
