"""The order of ranked candidates. Each test fails where the weight that it is about changes its mind."""

import pytest

from documents.search.query import parse
from documents.search.rank import Candidate, Statistics, dropped_clauses, rank_alike, rank_matches
from documents.search.tokenizer import tokens

FILLING = "各地因地制宜开展工作，完善制度，加强领导，落实责任。"


def candidate(pk, body, title="关于一件事的报告"):
    return Candidate(pk, tokens(title).words, tokens(body).words)


def order(text, candidates, ranked=rank_matches, **options):
    return [each.pk for each in ranked(parse(text), candidates, Statistics(rows=100), **options)]


def alike(text, candidates, known=None, shares=None):
    statistics = Statistics(rows=100, shares=shares or {})
    return [each.pk for each in rank_alike(parse(text), candidates, statistics, known or {})]


def test_what_does_not_match_is_not_ranked():
    assert order("茶园", [candidate(1, "发展优质稻。"), candidate(2, "建设茶园。")]) == [2]
    assert order("茶园 -优质稻", [candidate(1, "建设茶园和优质稻。")]) == []


def test_a_word_in_the_title_counts_as_three_in_the_text():
    titled = candidate(1, FILLING * 2, title="茶园")
    assert order("茶园", [candidate(2, f"{'茶园，' * 3}{FILLING * 2}"), titled]) == [1, 2]
    assert order("茶园", [candidate(2, f"{'茶园，' * 4}{FILLING * 2}"), titled]) == [2, 1]


def test_words_come_before_synonyms_and_these_before_characters():
    synonym = parse("茶园").expanded({"茶园": ("茶场",)})
    found = [
        candidate(1, "统防统治好茶园林。" * 3),
        candidate(2, "建设茶场。" * 3),
        candidate(3, f"建设茶园。{FILLING}"),
    ]
    ranked = rank_matches(synonym, found, Statistics(rows=100))
    assert [each.kind for each in ranked] == sorted(
        (each.kind for each in ranked), key=("words", "synonym", "characters").index
    )
    assert ranked[0].pk == 3
    assert next(each for each in ranked if each.pk == 2).kind == "synonym"


def test_a_synonym_counts_half_of_the_word():
    query = parse("茶园").expanded({"茶园": ("茶场",)})
    known = dict.fromkeys(("茶园", "茶场", "茶", "园", "场"), 10)
    word, synonym = rank_alike(
        query,
        [candidate(1, f"茶园，{FILLING}"), candidate(2, f"茶场，{FILLING}")],
        Statistics(rows=100),
        known,
    )
    assert (word.pk, synonym.pk) == (1, 2)
    assert synonym.score < 0.8 * word.score


def test_a_short_text_comes_before_a_long_one():
    assert order(
        "茶园", [candidate(1, f"建设茶园。{FILLING * 20}"), candidate(2, f"建设茶园。{FILLING}")]
    ) == [2, 1]


def test_ties_are_broken_by_key():
    assert order("茶园", [candidate(7, "建设茶园。"), candidate(3, "建设茶园。")]) == [3, 7]


@pytest.mark.parametrize(("scope", "pks"), [("text", [1, 2, 3]), ("paragraph", [1, 2]), ("sentence", [1])])
def test_words_that_must_stand_together(scope, pks):
    found = [
        candidate(1, "建设茶园，发展优质稻。"),
        candidate(2, "建设茶园。发展优质稻。"),
        candidate(3, "建设茶园。\n发展优质稻。"),
    ]
    assert sorted(order("茶园 优质稻", found, scope=scope)) == pks


def test_the_rare_word_decides_over_the_common_one():
    rare, common = candidate(1, "开展网格排查。"), candidate(2, "开展工作，工作，工作。")
    shares = {"工作": 0.9, "网格": 0.01}
    assert alike("网格 工作", [common, rare], {"工作": 90, "网格": 1}, shares) == [1, 2]


def test_counts_that_the_search_made_come_before_estimates():
    first, second = candidate(1, "开展网格排查。"), candidate(2, "发展茶园生产。")
    shares = {"网格": 0.01, "茶园": 0.01}
    assert alike("网格 茶园", [first, second], {"网格": 90, "茶园": 1, "格": 90, "网": 90}, shares)[0] == 2


def test_pairs_of_characters_join_what_was_cut_otherwise():
    assert alike("农带农", [candidate(1, FILLING), candidate(2, "健全联农带农机制。")])[0] == 2


def test_the_most_common_word_is_given_up_first():
    statistics = Statistics(rows=100, shares={"工作": 0.9, "网格": 0.01, "无人机": 0.01})
    query = parse("工作 网格 无人机")
    dropped = dropped_clauses(query, [candidate(1, "网格和无人机。"), candidate(2, "网格工作。")], statistics)
    assert [clause[0].text for clause in dropped] == ["工作"]


def test_expected_share_multiplies_clauses_and_adds_synonyms():
    statistics = Statistics(rows=100, shares={"茶园": 0.2, "网格": 0.5, "茶场": 0.1, "生态茶园": 0.1})
    assert statistics.expected_share(parse("茶园 网格")) == pytest.approx(0.1)
    expanded = parse("茶园").expanded({"茶园": ("茶场",)})
    assert statistics.expected_share(expanded) == pytest.approx(0.3)
    # 茶园 stands wherever 生态茶园 does: what is counted twice would have too few rows looked at.
    within = parse("茶园").expanded({"茶园": ("生态茶园",)})
    assert statistics.expected_share(within) == pytest.approx(0.2)
