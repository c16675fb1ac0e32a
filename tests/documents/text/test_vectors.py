import numpy as np
import pytest

from documents.text.vectors import vector_of, word_vectors


def test_words_that_are_not_known_have_no_vector():
    assert vector_of(["鱤魟魮"]) is None
    assert vector_of([]) is None


def test_an_unknown_word_among_known_ones_changes_nothing():
    assert np.array_equal(vector_of(["厕所", "鱤魟魮"]), vector_of(["厕所"]))


def test_a_vector_has_length_one():
    assert np.linalg.norm(vector_of(["监测", "返贫", "厕所"])) == pytest.approx(1)


@pytest.mark.parametrize(("word", "near", "far"), [("厕所", "公厕", "贷款"), ("驻村", "工作队", "冷链")])
def test_words_in_like_company_lie_nearer(word, near, far):
    own = vector_of([word])
    assert own @ vector_of([near]) > own @ vector_of([far]) + 0.2


def test_the_nearest_words_leave_the_word_itself_out():
    nearest = word_vectors().nearest("厕所", 5)
    assert len(nearest) == 5
    assert "厕所" not in nearest


def test_a_word_without_a_vector_has_no_neighbours():
    assert word_vectors().nearest("鱤魟魮") == []
