"""What is said of a place and a theme: the states must never be confused."""

from dataclasses import dataclass

import pytest

from comparison.states import Standing, State, state_of


@dataclass(frozen=True)
class Told(Standing):
    count: int = 0
    touched: int = 0
    sentences: int = 0
    articles: int = 3


@pytest.mark.parametrize(
    ("told", "state", "words"),
    [
        (Told(articles=0), State.NO_ARTICLES, "尚无文章"),
        (Told(), State.NONE, "未提及（3篇文章中）"),
        (Told(sentences=2), State.MENTIONED, "无举措，有提及2句"),
        (Told(touched=1, sentences=2), State.SECONDARY, "无专门举措，1条举措涉及"),
        (Told(count=4, touched=1, sentences=2), State.MEASURES, "4条举措"),
    ],
)
def test_the_most_that_is_there_is_said(told, state, words):
    assert (told.state, told.label) == (state, words)


@pytest.mark.parametrize("count", [{"measures": 1}, {"secondary": 1}, {"sentences": 1}])
def test_silence_is_never_said_where_something_is(count):
    told = {"measures": 0, "secondary": 0, "sentences": 0, **count}
    assert state_of(**told, articles=1) not in {State.NONE, State.NO_ARTICLES}
