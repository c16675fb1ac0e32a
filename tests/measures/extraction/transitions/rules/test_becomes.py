"""X 变 Y."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "面貌发生变化",
        "气候变暖",
        "变废为宝",
        "深化改革转变作风",
        "应变能力提升",
        "数量变多",
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
        ("立足冷水荒滩变热土银滩，", ("冷水荒滩", "热土银滩")),
    ],
)
def test_is_found(body: str, pair: tuple[str, str]) -> None:
    assert taken_by("transition.becomes", body)[:1] == [pair]
