from time import monotonic

from hypothesis import given
from hypothesis import strategies as st

from documents.text.anchoring import (
    NEAR,
    SHARED_RUN,
    Shift,
    find_once,
    find_quote,
    likely_span,
    longest_common,
)


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


def test_words_that_moved_far_are_found_where_they_stand_once():
    body = "建茶园。" + "甲" * 1000
    assert find_quote(body, "建茶园。", len(body)) == 0
    assert find_quote(body + "建茶园。" + "乙" * 1000, "建茶园。", len(body) // 2) is None


def likely(body, quote, near=0):
    span = likely_span(body, quote, near)
    return body[slice(*span)] if span else ""


def test_nothing_is_proposed_where_little_is_shared():
    assert likely("完全不同的文字。", "一是建设生态茶园。") == ""
    assert likely("", "一是建设生态茶园。") == ""
    assert likely("一是建设生态茶园。", "") == ""


def test_a_proposal_is_the_changed_passage_by_whole_clauses():
    body = "前文。一是建设生态茶园61万亩，带动农民增收。后文很长。"
    assert (
        likely(body, "一是建设生态茶园60万亩，带动农民增收。", 3) == "一是建设生态茶园61万亩，带动农民增收。"
    )


def test_the_longest_shared_part_leads_and_not_the_nearest():
    body = (
        "增强农户抵御家庭财产受损等风险的能力。今年以来，多地受灾。"
        + "甲乙。" * 200
        + "当农户发生险情时及时赔付，赔付金额达11.9万元。"
    )
    quote = "当农户发生险情时及时赔付，今年以来赔付金额达11.9万元。"
    assert likely(body, quote) == "当农户发生险情时及时赔付，赔付金额达11.9万元。"


def test_what_was_put_into_the_passage_belongs_to_it():
    body = "前文。一是建设生态茶园，由县农业农村局牵头，带动农民增收。后文。"
    assert likely(body, "一是建设生态茶园，带动农民增收。") == body[3:-3]


def test_a_shared_phrase_far_behind_is_left_out():
    body = "一是建设生态茶园六十万亩。" + "甲乙。" * 60 + "带动农民增收。"
    assert likely(body, "一是建设生态茶园六十万亩，带动农民增收。") == "一是建设生态茶园六十万亩。"


def test_of_equal_parts_the_one_near_the_old_place_is_proposed():
    body = "建设茶园甲。" + "乙" * 500 + "。建设茶园丙。"
    assert likely(body, "建设茶园丁。", 0) == "建设茶园甲。"
    assert likely(body, "建设茶园丁。", len(body)) == "建设茶园丙。"


@given(st.text("甲乙，。\n", max_size=60), st.text("甲乙，。\n", max_size=30), st.integers(0, 80))
def test_a_proposal_lies_inside_the_text(body, quote, near):
    span = likely_span(body, quote, near)
    assert span is None or 0 <= span[0] < span[1] <= len(body)


@given(st.text("甲乙", max_size=40), st.text("甲乙", max_size=20))
def test_the_longest_common_run_is_the_longest(text, words):
    runs = [words[a:b] for a in range(len(words)) for b in range(a + SHARED_RUN, len(words) + 1)]
    longest = max((len(run) for run in runs if run in text), default=0)
    found = longest_common(text, words, 0)
    assert (found[2] if found else 0) == longest
    assert found is None or text[found[0] :][: found[2]] == words[found[1] :][: found[2]]


def test_texts_of_any_shape_are_looked_through_at_once():
    began = monotonic()
    likely_span("甲" * 2_000_000, "甲" * 2_000 + "乙", 1_000_000)
    assert monotonic() - began < 10
