import pytest

from regions.lookup import (
    RegionCodes,
    find_region_code,
    find_regions,
    named_in_english,
    suggest_regions,
    written,
)
from regions.models import Region
from tests.factories import make_region


@pytest.fixture(autouse=True)
def tree(db):
    province = make_region("520000", "贵州省", initials="gzs")
    city = make_region("520300", "遵义市", parent=province, initials="zys")
    make_region("520328", "湄潭县", parent=city, initials="mtx")
    other = make_region("210000", "辽宁省", initials="lns")
    shenyang = make_region("210100", "沈阳市", parent=other, initials="sys")
    make_region("210105", "和平区", parent=shenyang)
    tianjin = make_region("120000", "天津市", initials="tjs")
    make_region("120101", "和平区", parent=tianjin)


@pytest.mark.parametrize("text", ["", " ", "不存在县", "遵义湄潭区", "999999", "四川省湄潭县", "县", "%"])
def test_what_names_no_region_finds_none(text):
    assert find_regions(text) == []
    assert find_region_code(text) == ""


@pytest.mark.parametrize(
    "text", ["520328", "湄潭县", "湄潭", "贵州省遵义市湄潭县", "贵州湄潭", "贵州省 湄潭县"]
)
def test_a_region_is_found_by_code_name_or_path(text):
    assert find_region_code(text) == "520328"


def test_a_name_borne_by_several_regions_asks_for_more():
    assert len(find_regions("和平区")) == 2
    assert find_region_code("和平区") == ""
    assert find_region_code("天津市和平区") == "120101"


def test_the_places_of_a_long_list_are_found_alike_and_the_tree_read_once(django_assert_max_num_queries):
    codes = RegionCodes()
    for number in range(RegionCodes.FEW):
        assert codes(f"{number}号") == ""
    texts = ["不存在县", "县", "%", "四川省湄潭县", "湄潭县", "湄潭", "贵州湄潭", "和平区", "天津市和平区"]
    alone = [find_region_code(text) for text in texts]
    with django_assert_max_num_queries(
        5
    ):  # the tree, and for each of four that it does not hold former names
        assert [codes(text) for text in texts * 3] == alone * 3
    assert alone[-5:] == ["520328", "520328", "520328", "", "120101"]


def test_suggestions_come_by_name_initials_or_code():
    assert [region.code for region in suggest_regions("湄")] == ["520328"]
    assert [region.code for region in suggest_regions("mt")] == ["520328"]
    assert [region.code for region in suggest_regions("5203")] == ["520300", "520328"]
    assert suggest_regions("") == []


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("zunyi", ["520300"]),
        ("Zun Yi", ["520300"]),
        ("meit", ["520328"]),
        ("贵州湄", ["520328"]),
        ("遵义市湄潭", ["520328"]),
        ("贵州省遵", ["520300"]),
        ("辽宁湄", []),
        ("zunyiq", []),
        ("%", []),
        ("é", []),
        ("贵州湄520328", []),
    ],
)
def test_suggestions_come_by_pinyin_and_along_a_path(typed, codes):
    assert [region.code for region in suggest_regions(typed)] == codes


def test_what_is_written_into_a_field_is_read_from_it_again():
    for region in Region.objects.all():
        assert find_regions(written(region)) == [region]
    assert find_region_code("湄潭县 520328") == "520328"
    assert find_regions("遵义市 520328") == []


def test_english_names_are_found_by_their_beginning():
    assert [each.name for each in named_in_english("guizhou p")] == ["贵州省"]
    assert named_in_english("贵州") == named_in_english("") == named_in_english("52") == []


@pytest.mark.parametrize(
    "text", ["贵州省-遵义市-湄潭县", "贵州/遵义/湄潭", "贵州省 > 湄潭县", "520328000000", "520328100"]
)
def test_paths_and_codes_as_other_systems_write_them(text):
    assert find_region_code(text) == "520328"
