import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.briefs.spans import beginning


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲。乙。", "甲。乙。"),
        ("甲甲甲。乙乙。丙", "甲甲甲。"),
        ("甲甲甲甲甲甲。乙", "甲甲甲甲甲甲"),
        ("", ""),
    ],
)
def test_it_ends_with_a_sentence_where_it_can(text, found):
    assert beginning(text, 6) == found


@given(st.text(alphabet="甲乙。；\n ", max_size=40), st.integers(1, 20))
def test_it_begins_the_text_and_is_no_longer_than_asked(text, longest):
    found = beginning(text, longest)
    assert text.startswith(found)
    assert len(found) <= longest
    assert bool(found) == bool(text)
