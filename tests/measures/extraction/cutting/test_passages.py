"""Passages read by weights: words once a unit, rare ones more, probabilities that sum to one."""

import numpy as np
import pytest

from measures.extraction.cutting.meaning import Words
from measures.extraction.cutting.passages import WEIGHT_OF_WORDS, Passages, weigh_words
from measures.extraction.cutting.units import Units

RARITY = np.array([3.0, 4.0, 0.0], np.float32)


def words(*units: list[int]) -> Words:
    return Words(
        np.array([word for unit in units for word in unit], np.int64),
        np.array([len(unit) for unit in units], np.int64),
    )


def test_a_word_said_twice_counts_once_and_common_ones_nothing():
    ids, counts, weights = weigh_words(words([1, 0, 1], [2], []), RARITY)

    assert (ids.tolist(), counts.tolist()) == ([0, 1, 2], [2, 1, 0])
    assert weights == pytest.approx([0.6 * WEIGHT_OF_WORDS, 0.8 * WEIGHT_OF_WORDS, 0])


def test_words_decide_what_a_unit_is_about():
    said = np.array([[0, 2, 1], [2, 0, -1], [0, 0, 0]], np.float32)
    model = Passages(said, RARITY, np.zeros((1, 3), np.float32), np.zeros(3, np.float32))

    read = model.read(words([0], [1], []), np.zeros((3, 1)), Units(*(np.arange(3),) * 3))

    assert read.themes.sum(axis=1) == pytest.approx([1, 1, 1])
    assert read.themes.argmax(axis=1).tolist()[:2] == [1, 0]
    assert read.is_measure[0] > 0.9
    assert read.is_measure[1] < 0.1
    assert read.is_measure[2] == 0.5
