import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.templatetags.comparison import EXCERPT, excerpt, excerpt_around, marked, past_title


class Quoted:
    def __init__(self, title, quote):
        self.title, self.quote = title, quote


@given(
    st.text("甲乙<&>\"'", max_size=40),
    st.lists(st.text("甲乙<&", max_size=3)),
    st.lists(st.text("甲乙&", max_size=3)),
)
def test_only_our_marks_are_markup_and_no_character_is_lost(text, shared, own):
    bare = re.sub(r'</?mark>|<em class="own-term">|</em>', "", marked(text, shared, own))
    assert "<" not in bare
    assert html.unescape(bare) == text


def test_longer_term_wins_and_shared_beats_own():
    assert marked("茶园旅游", ("茶园",), ("茶园旅游",)) == '<em class="own-term">茶园旅游</em>'
    assert marked("茶园", ("茶园",), ("茶园",)) == "<mark>茶园</mark>"


def test_nothing_to_mark_is_text():
    assert marked("<b>") == "&lt;b&gt;"


@pytest.mark.parametrize(
    ("title", "quote", "rest"),
    [
        ("建茶园", "建茶园。扩面积。", "扩面积。"),
        ("建茶园", "一是建茶园，扩面积。", "扩面积。"),
        ("建茶园", "扩面积。", "扩面积。"),
        ("建茶园", "建茶园", "建茶园"),
    ],
)
def test_title_is_not_said_twice(title, quote, rest):
    assert past_title(Quoted(title, quote)) == rest


def test_excerpt_ends_at_a_clause():
    text = "甲" * 90 + "，" + "乙" * 90
    assert excerpt(text) == "甲" * 90 + "，……"
    assert len(excerpt("丙" * 500)) == EXCERPT + 2


def test_excerpt_begins_at_the_clause_that_holds_what_is_shared():
    text = "甲" * 150 + "。" + "乙" * 100 + "，推行土地托管，订单收购，" + "丙" * 90 + "。" + "丁" * 90
    shown = excerpt_around(text, ("托管", "订单"))
    assert shown.startswith("……推行土地托管，订单收购，")
    assert len(shown) <= EXCERPT + 4


def test_excerpt_of_what_shares_nothing_is_its_beginning():
    assert excerpt_around("甲" * 90 + "，" + "乙" * 90, ("无",)) == "甲" * 90 + "，……"
    assert excerpt_around("短。", ("短",)) == "短。"
