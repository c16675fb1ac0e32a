"""由 X 向 Y."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "由农户向村委会申请",
        "资产由实施主体向村集体移交",
        "网络由行政村向自然村延伸",
        "由县级财政向乡镇拨付",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("由高速增长向高质量发展，", ("高速增长", "高质量发展")),
        ("推动农险由保成本向保价格、保收入转变。", ("保成本", "保价格、保收入")),
        ("由过去“大水漫灌”向“精准滴灌”转变", ("大水漫灌", "精准滴灌")),
        ("由集中支持脱贫攻坚向全面推进乡村振兴平稳过渡", ("集中支持脱贫攻坚", "全面推进乡村振兴")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.from_toward", body)[:1] == [pair]
