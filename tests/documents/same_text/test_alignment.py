from hypothesis import given
from hypothesis import strategies as st

from documents.same_text.alignment import Substitution, align, increasing


def test_an_insertion_is_no_substitution():
    assert align("建立健全监测帮扶机制守住底线", "建立健全监测帮扶长效机制守住底线").substitutions == ()


def test_a_passage_for_a_passage_is_no_substitution():
    left = "全县建立监测网格" + "茶" * 40 + "年底以前完成整改"
    right = "全县建立监测网格" + "稻" * 40 + "年底以前完成整改"
    assert align(left, right).substitutions == ()


def test_a_figure_is_found_whole():
    (change,) = align("今年改造农村户厕1200座年底前完成", "今年改造农村户厕1350座年底前完成").substitutions
    assert change == Substitution("20", "35", ("1200",), ("1350",))


def test_a_digit_more_is_another_figure():
    (change,) = align("今年改造农村户厕200座年底前完成", "今年改造农村户厕1200座年底前完成").substitutions
    assert (change.left_figures, change.right_figures) == (("200",), ("1200",))


def test_covers_what_both_have():
    alignment = align("某某网讯建立健全监测机制", "建立健全监测机制")
    assert alignment.covered == (False,) * 4 + (True,) * 8


def test_nothing_in_common():
    assert align("茶产业", "").covered == (False,) * 3


@given(st.permutations(range(8)))
def test_the_chain_grows_in_both_places(order):
    chain = increasing(list(enumerate(order)))
    assert chain == sorted(chain)
    assert [place for _, place in chain] == sorted(place for _, place in chain)
    assert chain
