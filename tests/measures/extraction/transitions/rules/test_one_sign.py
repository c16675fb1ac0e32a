"""从无到有."""

import pytest

from tests.measures.extraction.transitions.reading import pairs, taken_by


@pytest.mark.parametrize("body", ["从小到大", "由大变小", "从东到西", "从低到高处走", "从有到无"])
def test_near_misses_are_left_out(body: str) -> None:
    assert pairs(body) == []


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("产业从无到有、从弱到强，", [("无", "有"), ("弱", "强")]),
        ("土地由散变聚。", [("散", "聚")]),
    ],
)
def test_is_found(body: str, found: list[tuple[str, str]]) -> None:
    assert taken_by("transition.one_sign", body) == found
