"""Counts added up the tree."""

import pytest

from regions.rollup import codes_above, folded_chains, roll_up, tree_of
from tests.factories import make_region


@pytest.mark.parametrize(
    ("code", "above"),
    [("440000", []), ("440900", ["440000"]), ("440904", ["440000", "440900"])],
)
def test_codes_above_run_from_the_province_down(code, above):
    assert codes_above(code) == above


def test_own_and_below_stay_apart():
    rolled = roll_up({"440000": 1, "440900": 2, "440904": 4})
    assert (rolled.own["440000"], rolled.below["440000"], rolled.total("440000")) == (1, 6, 7)
    assert (rolled.own["440900"], rolled.below["440900"]) == (2, 4)
    assert rolled.below["440904"] == 0


def test_county_run_by_its_province_has_no_city_in_the_tree(db):
    province = make_region("420000", "湖北省")
    county = make_region("429004", "仙桃市", parent=province)
    assert tree_of(["429004"]) == [province, county]


def test_what_holds_nothing_and_leads_to_one_place_is_folded_into_it():
    assert folded_chains({"340000": 0, "341000": 0, "341023": 2}) == {"341023": ("340000", "341000")}


@pytest.mark.parametrize(
    "own",
    [
        {"340000": 1, "341000": 1},
        {"340000": 0, "341000": 1, "341100": 1},
        {"429004": 1},
    ],
    ids=["holds something itself", "leads to two", "nothing above it"],
)
def test_near_misses_stand_by_themselves(own):
    assert folded_chains(own) == dict.fromkeys(own, ())


def test_a_chain_is_folded_below_a_place_that_leads_to_two():
    own = {"440000": 0, "440900": 0, "440904": 1, "441400": 1}
    assert folded_chains(own) == {"440000": (), "440904": ("440900",), "441400": ()}


def test_folded_tree_opens_along_the_path_only(world):
    codes = ["529901", "529902", "440904"]
    shown = [region.code for region in tree_of(codes, {"520000"})]
    assert shown == [region.code for region in tree_of(codes) if region.parent_id in {None, "520000"}]
    assert len(shown) < len(tree_of(codes))


def test_tree_takes_one_query(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        tree_of(["529901", "529902"])
