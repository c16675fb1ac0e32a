import pytest
from django.conf import settings

from regions.actions import add_missing_regions
from regions.catalogue import load_gazetteer, shipped_names, stored_names
from regions.models import Region
from regions.pinyin import initials_of
from regions.seeds import read_regions


@pytest.fixture(scope="module")
def shipped():
    return read_regions(settings.SEEDS_DIR / "regions.csv")


def test_every_parent_and_successor_exists(shipped):
    codes = {region.code for region in shipped}
    assert {region.parent_id for region in shipped} - codes == {None}
    assert {region.successor_id for region in shipped} - codes == {None}


def test_every_abolished_division_has_a_successor_in_force(shipped):
    active = {region.code for region in shipped if region.is_active}
    assert len(active) == 3214
    assert all(region.successor_id in active for region in shipped if not region.is_active)


def test_loading_twice_adds_nothing_and_keeps_edits(db, shipped):
    assert add_missing_regions(regions=shipped) == len(shipped)
    Region.objects.filter(code="520328").update(short_name="湄江")
    assert add_missing_regions(regions=shipped) == 0
    assert Region.objects.get(code="520328").short_name == "湄江"


def test_initials_are_what_an_editor_types():
    assert initials_of("湄潭县") == "mtx"


def test_the_gazetteer_needs_no_loaded_regions(db):
    assert stored_names() == []
    assert load_gazetteer().resolve(title="湄潭县的探索").code == "520328"


def test_a_region_added_here_is_found(db, shipped):
    add_missing_regions(regions=shipped)
    Region.objects.create(code="520399", name="青岭县", short_name="青岭", level="county", parent_id="520300")
    assert len(stored_names()) == len(shipped_names()) + 1
    assert load_gazetteer().resolve(title="青岭县的探索").code == "520399"
