"""Work that a text looks back on."""

import pytest

from measures.extraction.cutting.achieved import is_achieved
from measures.extraction.outline import Page


@pytest.mark.parametrize(
    "body",
    [
        "今年将建成冷库三座。",
        "2026年，建成冷库三座。",
        "回顾历史，必须坚持产业优先。",
        "一是建成冷库。",
    ],
)
def test_plans_and_news_are_not_achieved(body: str):
    assert not is_achieved(Page(body), (), 0)


@pytest.mark.parametrize(
    "body",
    ["五年来，建成冷库三座。", "过去一年，建成冷库。", "——这五年，建成冷库。", "（一）过去五年，建成冷库。"],
)
def test_paragraphs_that_look_back(body: str):
    assert is_achieved(Page(body), (), len(body) - 5)


def test_the_heading_above_says_so():
    assert is_achieved(Page("建成冷库三座。"), ("一、2017年工作回顾",), 0)
    assert not is_achieved(Page("建成冷库三座。"), ("二、2018年工作安排",), 0)
