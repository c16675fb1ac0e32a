"""由 X 向 Y."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "从沿海向中西部地区梯度转移",
        "由镇里向贸易大户提供贷款转型建议",
        "由农户向村委会申请",
        "设备由施工单位向村委会移交",
        "管网由集镇区向周边村延伸",
        "由县级财政向乡镇拨付",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("推动网格化治理由单打独斗向多元协作的新格局转变，", ("单打独斗", "多元协作的新格局")),
        ("从贸易大国向贸易强国转型提供保障", ("贸易大国", "贸易强国")),
        ("由规模扩张向内涵式发展，", ("规模扩张", "内涵式发展")),
        ("推动补贴由补环节向补质量、补服务转变。", ("补环节", "补质量、补服务")),
        ("由过去“大水漫灌”向“精准滴灌”转变", ("大水漫灌", "精准滴灌")),
        ("由突击式整治向全面落实长效管护平稳过渡", ("突击式整治", "全面落实长效管护")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.from_toward", body)[:1] == [pair]
