"""Forward and backward sums give what summing over all sequences of states gives."""

from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.cutting.sequence import STATES, Sequence
from measures.extraction.cutting.units import Units


def units(size: int) -> Units:
    return Units(*(np.arange(size),) * 3)


numbers = st.floats(-3, 3, width=16)


def model(start: list[float], moves: list[float]) -> Sequence:
    return Sequence(
        columns=np.zeros((1, STATES), np.float32),
        grams=np.zeros((1, STATES), np.float32),
        rarity=np.zeros(1, np.float32),
        meaning=np.zeros((8, STATES), np.float32),
        bias=np.array([0.5, 0.0, 0.0], np.float32),
        start=np.array(start, np.float32),
        moves=np.array(moves, np.float32).reshape(STATES, STATES),
    )


def summed(sequence: Sequence, scores: np.ndarray) -> np.ndarray:
    likely = np.zeros(scores.shape)
    for states in product(range(STATES), repeat=len(scores)):
        weight = sequence.start[states[0]] + sum(scores[place, state] for place, state in enumerate(states))
        weight += sum(sequence.moves[a, b] for a, b in pairwise(states))
        likely[range(len(states)), states] += np.exp(weight)
    return likely / likely.sum(axis=1, keepdims=True)


@given(
    st.lists(numbers, min_size=3, max_size=3),
    st.lists(numbers, min_size=9, max_size=9),
    st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=1, max_size=4),
)
def test_marginals_are_sums_over_all_sequences(start, moves, scores):
    sequence = model(start, moves)
    scores = np.array(scores)

    np.testing.assert_allclose(
        sequence.marginals(scores, units(len(scores))), summed(sequence, scores), atol=1e-6
    )


def test_units_without_words_have_the_scores_of_the_bias_alone():
    none = np.zeros(0, np.int64)
    scores = model([0, 0, 0], [0] * 9).scores(
        np.zeros((2, 1), np.int64), (none, none), np.zeros((2, 2)), units(2)
    )

    assert scores.tolist() == [[0.5, 0, 0], [0.5, 0, 0]]


def test_weights_survive_being_stored():
    sequence = model([1, 2, 3], [0.5] * 9)

    again = Sequence.from_arrays(sequence.as_arrays())
    assert again.start.tolist() == [1, 2, 3]
    assert again.moves.tolist() == sequence.moves.tolist()
