"""Counts added up the tree."""

import pytest

from regions.rollup import codes_above, roll_up, tree_of
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


def test_folded_tree_opens_along_the_path_only(world):
    codes = ["529901", "529902", "440904"]
    shown = [region.code for region in tree_of(codes, {"520000"})]
    assert shown == [region.code for region in tree_of(codes) if region.parent_id in {None, "520000"}]
    assert len(shown) < len(tree_of(codes))


def test_tree_takes_one_query(world, django_assert_num_queries):
    with django_assert_num_queries(1):
        tree_of(["529901", "529902"])
