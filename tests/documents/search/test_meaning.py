"""What lies near to a query in meaning."""

import numpy as np

from documents.search.meaning import Meaning, Near, passages, rank_near, relevant
from documents.search.query import parse
from documents.search.rank import Candidate, Statistics
from documents.search.tokenizer import tokens


def candidate(pk, body, title=""):
    return Candidate(pk, tokens(title).words, tokens(body).words)


def ranked(text, *bodies, **how):
    rows = [candidate(pk, body) for pk, body in enumerate(bodies, start=1)]
    return rank_near(parse(text), rows, Statistics(rows=100), {}, **how)


TOILETS, ROADS = "改造农户卫生间，清运粪污。", "修建通村公路，硬化路面。"


def test_other_words_for_the_thing_come_before_other_things():
    assert [each.pk for each in ranked("厕所", ROADS, TOILETS)] == [2, 1]


def test_a_text_is_offered_for_its_words_nearest_to_the_query():
    nearest = ranked("厕所", ROADS, TOILETS)[0]
    assert nearest.words[0] == "卫生间"
    assert "农户" not in nearest.words


def test_each_part_alone_tells_them_apart_but_the_terms():
    for part in ("mean", "words"):
        assert ranked("厕所", ROADS, TOILETS, parts=(part,))[0].pk == 2
    assert {each.score for each in ranked("厕所", ROADS, TOILETS, parts=("terms",))} == {0.0}


def test_what_is_excluded_is_not_near():
    assert [each.pk for each in ranked("厕所 -粪污", ROADS, TOILETS)] == [1]


def test_a_query_without_known_words_is_ranked_by_its_terms():
    assert [each.pk for each in ranked("qwerty", "甲乙", "用 qwerty 键盘")] == [2, 1]
    assert not Meaning(parse("qwerty"))
    assert Meaning(parse("qwerty")).related() == {}


def test_a_word_without_a_vector_is_known_by_those_inside_it():
    assert "致贫" in Meaning(parse("防返贫")).related()


def test_synonyms_speak_for_words_without_vectors():
    assert not Meaning(parse("qwerty"))
    assert Meaning(parse("qwerty").expanded({"qwerty": ("厕所",)}))
    assert list(Meaning(parse("厕所").expanded({"厕所": ("公路",)})).ids) == list(Meaning(parse("厕所")).ids)


def test_words_near_to_the_whole_query_come_nearest_first():
    near = [*Meaning(parse("厕所 粪污")).words_near()]
    assert near
    assert not any("厕所" in word for word in near)
    assert list(Meaning(parse("qwerty")).words_near()) == []


def test_related_words_are_none_of_those_typed():
    related = Meaning(parse("厕所 公厕")).related()
    assert related
    assert not {"厕所", "公厕"} & related.keys()
    assert all(0.5 <= likeness <= 1.001 for likeness in related.values())


def test_the_best_passage_stands_for_its_text():
    parts = [
        Candidate(7, "", part.body)
        for part in passages(candidate(7, f"{ROADS * 12}\n{TOILETS * 12}", "报告"))
    ]
    assert len(parts) == 2
    found = rank_near(parse("厕所"), [*parts, candidate(8, ROADS)], Statistics(rows=100), {})
    assert [each.pk for each in found] == [7, 8]
    assert "卫生间" in found[0].words


def test_the_tail_far_behind_the_best_is_cut():
    meaning = Meaning(parse("厕所"))
    hits = [
        Near(pk, score, np.array([], dtype=np.intp), meaning) for pk, score in ((1, 2.0), (2, 1.2), (3, 0.4))
    ]
    assert [each.pk for each in relevant(hits, share=0.5)] == [1, 2]
    assert relevant([]) == []
    assert hits[0].words == ()


def test_what_is_of_one_kind_with_the_best_gains_by_it():
    texts = (TOILETS, "甲乙丙丁。", "戊己庚辛。")
    kinds = {1: "toilets", 2: "roads", 3: "toilets"}
    assert [each.pk for each in ranked("厕所", *texts)] == [1, 2, 3]
    assert [each.pk for each in ranked("厕所", *texts, kinds=kinds)] == [1, 3, 2]
    assert [each.pk for each in ranked("厕所", *texts, kinds=kinds, parts=("terms", "mean"))] == [1, 2, 3]


def test_a_text_without_known_words_is_near_to_nothing():
    meaning = Meaning(parse("厕所"))
    none, some = np.array([], dtype=np.intp), np.array(meaning.vectors.ids(["卫生间"]), dtype=np.intp)
    assert meaning.of_words([none, some, none]).argmax() == 1
    assert meaning.of_words([none]).tolist() == [0.0]


def test_short_paragraphs_are_one_passage():
    assert len(passages(candidate(7, f"{ROADS}\n{TOILETS}"))) == 1
