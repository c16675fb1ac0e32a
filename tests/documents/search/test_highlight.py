import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.search.highlight import mark, segments, snippet
from documents.search.keys import search_key


def marked(text, *terms):
    return [text[start:end] for start, end in mark(text, terms)]


@pytest.mark.parametrize(
    ("text", "term"),
    [("农业，机械", "农业机械"), ("5G网", "g网"), ("abc", "ab"), ("正文", ""), ("", "正文"), ("正文", "，")],
)
def test_marks_nothing(text, term):
    assert marked(text, term) == []


@pytest.mark.parametrize(
    ("text", "terms", "expected"),
    [
        ("推進５Ｇ網絡建设", ["5g", "网络"], ["５Ｇ網絡"]),
        ("联农带农", ["农带", "联农"], ["联农带"]),
        ("㈠联农㈡带农", ["带农"], ["带农"]),
        ("农农农", ["农农"], ["农农农"]),
        ("联农，带农", ["联农 带农"], ["联农，带农"]),
        ("<b>联农</b>", ["联农"], ["联农"]),
        ("a.b* 机制", ["机制"], ["机制"]),
    ],
)
def test_marks_the_original_characters(text, terms, expected):
    assert marked(text, *terms) == expected


@pytest.mark.parametrize(
    ("text", "term", "expected"),
    [
        ("抓好“五大”振兴。", "五大振兴", "五大”振兴"),
        ("抓好五大振兴。", "“五大”振兴", "五大振兴"),
        ("实现Wi-Fi覆盖", "wifi", "Wi-Fi"),
        ("实现WIFI覆盖", "wi-fi", "WIFI"),
        ("到二○二○年", "二零二零", "二○二○"),
    ],
)
def test_marks_what_is_written_otherwise(text, term, expected):
    assert [text[start:end] for start, end in mark(text, [term])] == [expected]


def test_a_snippet_shows_most_terms_from_the_start_of_a_sentence():
    text = "茶园。" + "别的话。" * 60 + "建设生态茶园，健全带农机制。" + "还有话。" * 60
    shown = snippet(text, ["茶园", "带农"], width=40)
    assert shown.text.startswith("建设生态茶园")
    assert [part for part, is_hit in shown.segments if is_hit] == ["茶园", "带农"]
    assert (shown.is_cut_before, shown.is_cut_after, shown.hits) == (True, True, 3)


def test_a_short_text_is_its_own_snippet():
    shown = snippet("建设茶园。", ["茶园"])
    assert (shown.text, shown.is_cut_before, shown.is_cut_after) == ("建设茶园。", False, False)


@settings(deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=4), max_size=4), st.integers(5, 60))
def test_spans_are_in_order_and_parts_make_the_text(text, terms, width):
    spans = mark(text, [search_key(term) for term in terms])
    assert all(start < end for start, end in spans)
    assert all(before[1] < after[0] for before, after in itertools.pairwise(spans))
    assert "".join(part for part, _ in segments(text, spans)) == text
    shown = snippet(text, [search_key(term) for term in terms], width)
    assert text[shown.start :].startswith(shown.text)
    assert "".join(part for part, _ in shown.segments) == shown.text
