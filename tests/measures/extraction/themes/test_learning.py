from hypothesis import given
from hypothesis import strategies as st

from measures.extraction import ConfirmedMeasure, Lexicon
from measures.extraction.themes import classify
from measures.extraction.themes.learning import MOST_WEIGHT

TERMS = Lexicon.from_toml('[industry]\n"产业" = 2\n[talent]\n"人才" = 3')
GEESE = [ConfirmedMeasure("", f"推行雁阵计划之{sign}", "talent") for sign in "甲乙丙丁"]


def theme(terms, title):
    return classify(terms, title=title, text="", section=(), article="").theme


def test_two_confirmations_teach_nothing():
    assert TERMS.learned(GEESE[:2]).learned_terms == {}


def test_a_phrase_of_many_themes_teaches_nothing():
    mixed = [*GEESE[:2], *(ConfirmedMeasure("", "推行雁阵计划之戊", "industry") for _ in range(2))]

    assert TERMS.learned(mixed).learned_terms == {}


def test_a_curated_term_is_not_learned_over():
    examples = [ConfirmedMeasure("", f"产业抓手{sign}", "talent") for sign in "甲乙丙"]

    assert not any("产业" in term for term in TERMS.learned(examples).learned_terms)


def test_confirmed_titles_teach_their_phrase():
    assert theme(TERMS, "实施雁阵计划") != "talent"
    assert theme(TERMS.learned(GEESE), "实施雁阵计划") == "talent"


def test_what_is_learned_does_not_drown_a_curated_term():
    many = TERMS.learned(GEESE * 50)

    assert theme(many, "用雁阵计划发展产业、壮大产业") == "industry"


def test_learning_anew_forgets():
    assert TERMS.learned(GEESE).learned([]) == TERMS


@given(st.permutations(GEESE))
def test_the_order_of_examples_does_not_matter(examples):
    learned = TERMS.learned(examples).learned_terms

    assert learned == TERMS.learned(GEESE).learned_terms
    assert all(0 < weight <= MOST_WEIGHT for weights in learned.values() for weight in weights.values())
