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


ACCOUNT = "现在，我代表县人民政府向大会报告工作，请予审议。\n"
RESULTS = "粮食总产量达到8.6亿斤，连续五年位居全市第一，建成高标准农田12万亩，脱贫群众人均纯收入突破1.6万元。"


def test_a_report_that_counts_what_came_of_it_looks_back():
    assert is_achieved(Page(ACCOUNT + RESULTS), (), len(ACCOUNT))


@pytest.mark.parametrize(
    "body",
    [
        RESULTS,  # whoever gives no account tells deeds throughout
        ACCOUNT + "建成冷库三座，完成。",  # too short to tell
        ACCOUNT
        + "加快建设高标准农田，深化农村改革，健全监测机制，粮食产量达到8亿斤，支持发展特色产业，推进移风易俗。",
    ],
    ids=["no account", "short", "plans"],
)
def test_deeds_and_plans_are_no_review(body: str):
    assert not is_achieved(Page(body), (), len(body) - 5)
