import pytest
from django.db import IntegrityError, transaction

from regions.models import Region, code_range
from tests.factories import make_region


def test_a_county_range_holds_only_itself():
    assert code_range("440902") == ("440902", "440902")


def test_a_prefecture_range_stops_before_the_next():
    assert code_range("440900") == ("440900", "440999")


def test_a_province_range_holds_its_prefectures():
    assert code_range("440000") == ("440000", "449999")


def test_within_finds_descendants_and_itself(world):
    make_region("530000", "云南省")
    found = Region.objects.within("520000")
    assert set(found) == {world.province, world.city, world.county_a, world.county_b}


def test_full_name_runs_from_the_province_down(world):
    assert world.county_a.full_name == "南山省云台市青岭县"


@pytest.mark.parametrize(
    "fields",
    [
        {"code": "52", "name": "短码", "level": "province"},
        {"code": "520300", "name": "无上级", "level": "prefecture"},
        {"code": "990000", "name": "现行却有归属", "level": "province", "successor_id": "520000"},
    ],
)
def test_the_database_refuses(db, fields):
    make_region()
    with pytest.raises(IntegrityError), transaction.atomic():
        Region.objects.create(short_name="x", **fields)
