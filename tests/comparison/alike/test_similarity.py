import pytest
from hypothesis import given
from hypothesis import strategies as st

from comparison.alike.similarity import is_telling, vectors
from tests.comparison.alike.profiles import make_profile

WORDS = st.lists(
    st.sampled_from("茶园 旅游 低保 医共体 加强 机制 村道 路灯 合作社".split()), max_size=12
).map(" ".join)


def likeness(left, right, *others, **fields):
    profiles = [make_profile(1, "甲", left, **fields), make_profile(2, "乙", right, **fields)]
    profiles += [make_profile(3 + index, "丙", terms) for index, terms in enumerate(others)]
    return vectors(profiles).compare(1, 2)


@pytest.mark.parametrize("term", ["加强", "机制", "乡村振兴", "一是", "第三条", "的", "2025", "abc", "茶"])
def test_words_of_the_whole_genre_tell_nothing(term):
    assert not is_telling(term)


@pytest.mark.parametrize("term", ["茶园", "医共体", "消费帮扶", "一村一品"])
def test_words_of_one_subject_tell_something(term):
    assert is_telling(term)


def test_common_words_alone_make_nothing_alike():
    assert likeness("加强 机制 建设", "加强 机制 建设").score == 0


def test_nothing_shared_is_nothing():
    found = likeness("茶园 加工", "低保 特困")
    assert (found.score, found.shared) == (0, ())


def test_rare_word_weighs_more_than_frequent_one():
    others = ["企业 市场"] * 150
    assert (
        likeness("茶园 企业", "茶园 工厂", *others).score > likeness("茶园 企业", "工厂 企业", *others).score
    )


def test_shared_terms_explain_the_score_weightiest_first():
    found = likeness("茶园 茶园 茶园 加工", "茶园 茶园 茶园 加工 销售")
    assert found.shared[0] == "茶园"
    assert set(found.shared) == {"茶园", "加工"}


def test_names_and_what_figures_count_are_terms():
    assert likeness("茶园", "低保", names=frozenset({"粤菜师傅"})).shared == ("粤菜师傅",)
    assert likeness("茶园", "低保", counted=frozenset({"合作社 家"})).score > 0


def test_distinctive_terms_are_those_of_no_other():
    weighed = vectors([make_profile(1, "甲", "茶园 加工 电商"), make_profile(2, "乙", "茶园 旅游")])
    assert set(weighed.distinctive(1, [2])) == {"加工", "电商"}


@given(WORDS, WORDS, st.lists(WORDS, max_size=4))
def test_likeness_is_symmetric_bounded_and_explained(left, right, others):
    profiles = [make_profile(key, "甲", terms) for key, terms in enumerate([left, right, *others])]
    weighed = vectors(profiles)
    one, other = weighed.compare(0, 1), weighed.compare(1, 0)
    assert one == other
    assert 0 <= one.score <= 1
    assert bool(one.shared) == (one.score > 0)


@given(WORDS)
def test_order_of_profiles_does_not_matter(terms):
    profiles = [
        make_profile(1, "甲", terms),
        make_profile(2, "乙", "茶园 旅游"),
        make_profile(3, "丙", "低保"),
    ]
    assert vectors(profiles).compare(1, 2) == vectors(profiles[::-1]).compare(1, 2)
