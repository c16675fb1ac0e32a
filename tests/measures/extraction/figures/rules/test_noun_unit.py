"""The thing itself right after the digits."""

import pytest

from tests.measures.extraction.figures.reading import surfaces, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "2021县域经济",
        "3市级机关",
        "第5国",
        "十部门",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert taken_by("figure.noun_unit", body) == []


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("省财政厅等8部门印发", "8部门"),
        ("14市州", "14市州"),
        ("涉及13省", "13省"),
    ],
)
def test_is_taken(body: str, surface: str) -> None:
    assert taken_by("figure.noun_unit", body) == [surface] == surfaces(body)
