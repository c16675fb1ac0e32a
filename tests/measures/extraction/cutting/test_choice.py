"""The best set of candidates that do not overlap, against all sets tried one by one."""

from itertools import combinations, pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.cutting.choice import choose


def run(*candidates: tuple[int, int, float]) -> list[int]:
    first, last, worth = zip(*candidates, strict=True)
    return choose(np.array(first), np.array(last), np.array(worth))


def test_nothing_is_chosen_of_what_is_worth_nothing():
    assert run((0, 1, -0.1), (2, 2, 0.0)) == []


def test_two_that_touch_are_both_chosen():
    assert run((0, 1, 0.2), (2, 3, 0.1)) == [0, 1]


def test_of_two_that_overlap_the_worthier_is_chosen():
    assert run((0, 2, 0.3), (2, 3, 0.4)) == [1]


def test_two_parts_may_be_worth_more_than_the_whole():
    assert run((0, 3, 0.5), (0, 1, 0.3), (2, 3, 0.3)) == [1, 2]


candidates = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 3), st.integers(-3, 9)).map(
        lambda drawn: (drawn[0], drawn[0] + drawn[1], float(drawn[2]))
    ),
    min_size=1,
    max_size=7,
)


@given(candidates)
def test_no_other_set_is_worth_more(drawn: list[tuple[int, int, float]]):
    def fits(places: tuple[int, ...]) -> bool:
        ordered = sorted(drawn[place][:2] for place in places)
        return all(a[1] < b[0] for a, b in pairwise(ordered))

    sets = (places for size in range(len(drawn) + 1) for places in combinations(range(len(drawn)), size))
    best = max(sum(drawn[place][2] for place in places) for places in sets if fits(places))
    chosen = run(*drawn)

    assert fits(tuple(chosen))
    assert sum(drawn[place][2] for place in chosen) == best
