import pytest

from comparison.alike.extents import Teller


@pytest.mark.parametrize("extent", ["茶坪村", "村", "其中", "青石镇", "市", "国", "白河县", "合作社"])
@pytest.mark.parametrize("kind", ["signed", "report", "news"])
def test_a_part_and_another_place_are_not_the_whole(extent, kind):
    assert not Teller("青岭县", "青岭", kind).tells_of_whole(extent)


@pytest.mark.parametrize("extent", ["县", "青岭县"])
def test_the_place_itself_is_whole_in_any_text(extent):
    assert Teller("青岭县", "青岭", "news").tells_of_whole(extent)


@pytest.mark.parametrize(
    ("name", "short", "extent"),
    [
        ("广西壮族自治区", "广西", "区"),
        ("大理白族自治州", "大理", "州"),
        ("道真仡佬族苗族自治县", "道真", "道真县"),
    ],
)
def test_long_names_are_known_by_their_short_ones(name, short, extent):
    assert Teller(name, short, "news").tells_of_whole(extent)


@pytest.mark.parametrize(
    ("kind", "is_whole"),
    [("news", False), ("other", False), ("signed", True), ("report", True), ("notice", True)],
)
def test_who_names_no_place_means_his_own_where_an_office_speaks(kind, is_whole):
    assert Teller("青岭县", "青岭", kind).tells_of_whole("") == is_whole
