"""Scores of a ranking by judged passages."""

import math

import pytest

from documents.search.evaluation import Passage, evaluate, read_judged

FIRST = '{"query": "厕所", "article": "a", "quote": "改造农户卫生间，清运粪污", "relevance": 2}'
SECOND = '{"query": "厕所", "article": "b", "quote": "新建农村厕所一千座", "relevance": 1}'
WRONG = '{"query": "厕所", "article": "c", "quote": "修建通村公路", "relevance": 0}'
JUDGED = read_judged([FIRST, "", SECOND, WRONG])


def scores(*hits):
    return evaluate(JUDGED, lambda query: [Passage(*hit) for hit in hits])


def test_all_found_in_the_best_order_is_perfect():
    found = scores(("a", "改造农户卫生间，清运粪污。"), ("b", "新建农村厕所一千座。"))
    assert (found.ndcg, found.recall, found.mrr) == (1, 1, 1)


def test_what_was_judged_wrong_is_worth_nothing():
    found = scores(("c", "修建通村公路"), ("a", "改造农户卫生间，清运粪污"))
    assert found.recall == 0.5
    assert found.mrr == 0.5
    assert found.ndcg == pytest.approx((2 / math.log2(3)) / (2 + 1 / math.log2(3)))


def test_the_same_words_of_another_article_answer_nothing():
    assert scores(("z", "改造农户卫生间，清运粪污")).recall == 0


def test_a_passage_counts_once():
    assert scores(("a", "改造农户卫生间，清运粪污"), ("a", "改造农户卫生间，清运粪污")).recall == 0.5


def test_nothing_judged_scores_nothing():
    assert evaluate([], lambda query: []).ndcg == 0


def test_a_line_that_cannot_be_read_is_named():
    with pytest.raises(ValueError, match="2"):
        read_judged([FIRST, '{"query": "厕所"}'])
