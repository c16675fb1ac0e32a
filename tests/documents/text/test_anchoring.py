from hypothesis import given
from hypothesis import strategies as st

from documents.text.anchoring import NEAR, Shift, find_once, likely_passage


def test_a_quote_that_stands_twice_nearby_is_not_found():
    assert find_once("建茶园。建茶园。", "建茶园。", 0) is None


def test_a_quote_that_changed_is_not_found():
    assert find_once("建茶苑。", "建茶园。", 0) is None


def test_an_empty_quote_is_not_found():
    assert find_once("建茶园。", "", 0) is None


def test_a_quote_far_from_its_place_is_not_found():
    assert find_once("甲" * (NEAR + 50) + "建茶园。", "建茶园。", 0) is None


def test_a_far_twin_does_not_disturb():
    body = "建茶园。" + "甲" * 2 * NEAR + "建茶园。"
    assert find_once(body, "建茶园。", 0) == 0
    assert find_once(body, "建茶园。", len(body) - 4) == len(body) - 4


def test_text_behind_an_insertion_moves_along():
    old = "第一段。\n第二段。\n第三段。"
    new = "第一段。\n" + "新" * 1000 + "\n第二段。\n第三段。"
    shift = Shift(old, new)
    assert shift(0) == 0
    assert shift(old.index("第三")) == new.index("第三")


def test_a_change_inside_one_long_line_moves_what_follows_it():
    old = "甲" * 500 + "错字" + "乙" * 500
    new = "甲" * 500 + "新" * 700 + "乙" * 500
    shift = Shift(old, new)
    assert shift(499) == 499
    assert shift(600) == 600 + 698


@given(st.text("甲乙\n。", max_size=40), st.text("甲乙\n。", max_size=40))
def test_every_place_lands_inside_the_new_text(old, new):
    shift = Shift(old, new)
    assert all(0 <= shift(place) <= len(new) for place in range(len(old) + 1))


@given(st.text("甲乙\n。", max_size=40))
def test_an_unchanged_text_moves_nothing(body):
    shift = Shift(body, body)
    assert [shift(place) for place in range(len(body))] == list(range(len(body)))


def test_a_proposal_is_the_changed_passage_by_whole_clauses():
    body = "前文。一是建设生态茶园61万亩，带动农民增收。后文很长。"
    quote = "一是建设生态茶园60万亩，带动农民增收。"
    assert likely_passage(body, quote, 3) == "一是建设生态茶园61万亩，带动农民增收。"


def test_nothing_is_proposed_where_little_is_shared():
    assert likely_passage("完全不同的文字。", "一是建设生态茶园。", 0) == ""
