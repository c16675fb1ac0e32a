"""Runs of characters: the same words have the same places, wherever they stand."""

from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.cutting.grams import MOST_READ, SIZE, hash_grams, shared_grams
from measures.extraction.cutting.units import cut_units
from measures.extraction.outline import Page


def grams(body: str):
    page = Page(body)
    units = cut_units(page)
    places, owners = hash_grams(page.text, units)
    return places, owners, len(units)


def test_runs_of_one_to_three_characters():
    places, _, _ = grams("建立台账")

    assert len(places) == 4 + 3 + 2


def test_no_run_crosses_from_one_unit_into_the_next():
    alone, _, _ = grams("走访。")
    places, owners, _ = grams("建立。走访。")

    assert sorted(places[owners == 1]) == sorted(alone)


def test_only_the_beginning_of_a_long_unit_is_read():
    places, _, _ = grams("好" * (MOST_READ + 50))

    assert len(places) == MOST_READ * 3 - 3


def test_units_alike_share_their_runs():
    assert shared_grams(*grams("建立台账。建立台账。")).tolist() == [1]
    assert shared_grams(*grams("建立台账；发展产业！")).tolist() == [0]


@given(st.text(alphabet="建立台账走访。；\n 😀", max_size=60))
def test_places_lie_in_the_table_and_owners_are_in_order(body: str):
    places, owners, size = grams(body)

    assert ((places >= 0) & (places < SIZE)).all()
    assert (owners[1:] >= owners[:-1]).all()
    assert len(shared_grams(places, owners, size)) == max(size - 1, 0)
