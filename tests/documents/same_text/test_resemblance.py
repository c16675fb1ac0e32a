from hypothesis import given
from hypothesis import strategies as st

from documents.same_text.resemblance import compare
from tests.documents.same_text.corpus import TEXTS

TEA = TEXTS["tea_county"]


def test_a_shared_slogan_makes_no_reprint():
    slogan = "守住不发生规模性返贫底线"
    assert not compare(f"{slogan}，我们这样做", f"{slogan}，他们那样做").is_reprint


def test_a_new_year_in_one_place_is_still_a_reprint():
    body = TEA + "文章写于2023年。"
    assert compare(body, body.replace("2023", "2024")).is_reprint


def test_other_figures_are_another_report():
    other = TEA.replace("416", "387").replace("1283", "1002").replace("207", "190").replace("5600", "4100")
    other = other.replace("4700", "3900").replace("3150", "2800").replace("114", "87")
    assert compare(TEA, other).has_other_figures


def test_a_formula_that_recurs_is_no_reprint():
    assert not compare("本办法自公布之日起施行。", "本办法自公布之日起施行").is_reprint


def test_a_body_without_letters_resembles_nothing():
    assert not compare("……", TEA).is_reprint
    assert not compare("……", "——").is_reprint


@given(st.text(max_size=80), st.text(max_size=80))
def test_the_order_does_not_matter(left, right):
    assert compare(left, right).is_reprint == compare(right, left).is_reprint


@given(st.integers(0, len(TEA) - 1), st.integers(0, len(TEA) - 1))
def test_the_order_does_not_matter_for_excerpts(start, end):
    excerpt = TEA[start:end]
    assert compare(TEA, excerpt).is_reprint == compare(excerpt, TEA).is_reprint
