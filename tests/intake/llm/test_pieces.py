from hypothesis import given
from hypothesis import strategies as st

from intake.llm.pieces import pieces_of
from measures.extraction import OutlineNode


def node(start):
    return OutlineNode(1, "一、", "题", start, start + 1, None)


@given(st.text(alphabet="甲\n", max_size=60), st.lists(st.integers(0, 60), max_size=4), st.integers(2, 20))
def test_pieces_cover_the_body_once_and_none_is_too_long(body, starts, longest):
    pieces = pieces_of(body, [node(start) for start in starts], longest)
    assert "".join(body[start:end] for start, end in pieces) == body
    assert all(end - start <= longest for start, end in pieces)


def test_a_heading_is_cut_before_rather_than_a_paragraph():
    body = "甲甲甲甲甲\n乙乙乙\n丙丙丙丙"
    assert pieces_of(body, [node(6)], 11) == [(0, 6), (6, 14)]
    assert pieces_of(body, [], 11) == [(0, 10), (10, 14)]
