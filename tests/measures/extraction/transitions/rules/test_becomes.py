"""X 变 Y."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "学校变身成为“乡村少年宫”，",
        "面貌发生变化",
        "气候变暖",
        "变废为宝",
        "深化改革转变作风",
        "应变能力提升",
        "数量变多",
        "村子变漂亮，道路变宽敞",
        "增加配变容量，",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        ("推动“资源变资本、", ("资源", "资本")),
        ("荒山变茶园、茶园变景区，", ("荒山", "茶园")),
        ("变“输血”为“造血”，", ("输血", "造血")),
        ("扶持产业,变“输血”为“造血”,", ("输血", "造血")),
        ("变“输血”式帮扶为“造血”式帮扶，", ("输血式帮扶", "造血式帮扶")),
        ("村庄变景区，村民变股东，", ("村庄", "景区")),
        ("让农民变主播，让手机变农具", ("农民", "主播")),
        ("山景变‘钱景’，", ("山景", "钱景")),
        ("立足冷水荒滩变热土银滩，", ("冷水荒滩", "热土银滩")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.becomes", body)[:1] == [pair]
