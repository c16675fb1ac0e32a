"""What is found in whole small texts of the genre: every from→to statement, split and trimmed."""

import pytest

from measures.extraction.outline import Page
from measures.extraction.transitions import find_transitions
from tests.measures.extraction.figures.texts import TEXTS, Text


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_finds_every_transition_and_no_other(text: Text) -> None:
    found = [(transition.source, transition.target) for transition in find_transitions(Page(text.body))]

    assert found == list(text.transitions)
