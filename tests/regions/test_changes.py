"""How regions came to be what they are: the shipped changes, and what an old name finds."""

import re

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from regions.actions import add_missing_changes
from regions.lookup import find_region_code, find_regions, placed_all, suggest_regions
from regions.models import Region, RegionChange
from regions.seeds import read_changes, read_regions
from tests.factories import make_region


@pytest.fixture(scope="module")
def regions():
    return {region.code: region for region in read_regions(settings.SEEDS_DIR / "regions.csv")}


@pytest.fixture(scope="module")
def changes():
    return read_changes(settings.SEEDS_DIR / "region_changes.csv")


def test_every_abolished_region_has_its_change_and_no_other(regions, changes):
    abolished = {code for code, region in regions.items() if not region.is_active}
    told = [change.former_id for change in changes if change.former_id]
    assert len(told) == len(set(told))
    assert set(told) - {None} == abolished


def test_changes_name_what_is_shipped_and_lead_to_today(regions, changes):
    for change in changes:
        assert re.fullmatch(r"(20[012]\d(-\d\d-\d\d)?)?", change.happened)
        reached = regions[change.region_id]
        if change.former_id:
            former = regions[change.former_id]
            assert former.name == change.former_name
            assert former.successor_id in (change.region_id, reached.successor_id)
        else:
            assert change.kind == "renamed"
            assert reached.is_active
            assert reached.name != change.former_name


def test_a_place_that_moved_keeps_its_name_and_one_that_was_raised_its_code_no_more(regions, changes):
    for change in changes:
        if change.kind == "moved":
            former, after = regions[change.former_id], regions[change.region_id]
            assert (former.name, former.level) == (after.name, after.level)
            assert former.parent_id != after.parent_id
        if change.kind == "raised":
            assert (regions[change.former_id].level, regions[change.region_id].level) == (
                "county",
                "prefecture",
            )


@pytest.fixture
def tree(db):
    province = make_region("520000", "贵州省")
    city = make_region("520300", "遵义市", parent=province)
    now = make_region("520304", "播州区", parent=city)
    then = make_region("520321", "遵义县", parent=city, is_active=False, successor=now)
    hubei = make_region("420000", "湖北省")
    xiangyang = make_region("420600", "襄阳市", parent=hubei)
    RegionChange.objects.create(region=now, former=then, former_name="遵义县", kind="remade", happened="2016")
    RegionChange.objects.create(region=xiangyang, former_name="襄樊市", kind="renamed", happened="2010")


@pytest.mark.parametrize("happened", ["20", "2016-3", "今年"])
def test_a_day_is_a_day(tree, happened):
    with pytest.raises(IntegrityError), transaction.atomic():
        RegionChange.objects.create(region_id="420600", former_name="甲", kind="renamed", happened=happened)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("遵义县", "520304"),
        ("贵州省遵义市遵义县", "520304"),
        ("520321", "520304"),
        ("襄樊市", "420600"),
        ("襄樊", "420600"),
        ("襄", ""),
        ("樊城", ""),
        ("遵义市", "520300"),
    ],
)
def test_an_old_name_finds_the_place_of_today(tree, text, code):
    assert find_region_code(text) == code


def test_an_old_name_finds_its_own_row_too(tree):
    assert [region.code for region in find_regions("遵义县")] == ["520321"]


@pytest.mark.parametrize(
    ("typed", "codes"), [("襄樊", ["420600"]), ("遵义县", ["520304"]), ("遵义", ["520300"])]
)
def test_suggestions_know_old_names_where_no_new_one_begins_so(tree, typed, codes):
    assert [region.code for region in suggest_regions(typed)] == codes


@pytest.mark.parametrize(
    ("code", "printed", "result"),
    [
        ("999999", "", ("999999", "")),
        ("520304", "播州区", ("520304", "")),
        ("520304", "遵义市", ("520304", "")),
        ("520304", "遵义县委书记", ("520304", "520321")),
        ("520321", "", ("520304", "520321")),
        ("", "", ("", "")),
    ],
)
def test_a_text_stands_in_todays_place_and_keeps_that_of_its_time(tree, code, printed, result):
    assert placed_all([(code, printed)]) == [result]


def test_a_circle_of_successors_ends(tree):
    Region.objects.filter(code="520304").update(is_active=False, successor="520321")
    assert Region.objects.get(code="520321").today.code in {"520321", "520304"}


def test_what_a_curator_wrote_stays(tree, changes):
    assert add_missing_changes(changes=changes) == 0
    assert RegionChange.objects.get(former_name="遵义县").happened == "2016"
