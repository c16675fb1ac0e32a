"""Towns, villages and development zones behind a region's name. Near misses first."""

import pytest

from regions.gazetteer.smaller_places import SmallerKind, named_below, smaller_places


@pytest.mark.parametrize(
    "text",
    [
        "盐池县各乡镇",
        "盐池县乡村振兴局",
        "盐池县的12个村",
        "盐池县所有村和社区",
        "盐池县深入实施乡村建设",
        "盐池县委常委",
        "盐池县农业农村局",
        "盐池县首届村歌比赛",
        "盐池县受灾乡镇",
        "盐池县开始修建通村公路",
        "盐池县",
    ],
)
def test_no_name_of_a_smaller_place(text):
    assert smaller_places(text, 3) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("盐池县花马池镇组织培训", ("花马池镇",)),
        ("盐池县七山乡的干部", ("七山乡",)),
        ("盐池县城关街道古河村走访", ("古河村", "城关街道")),
        ("盐池县小岗村里", ("小岗村",)),
    ],
)
def test_the_lower_place_comes_first(text, names):
    assert smaller_places(text, 3) == names


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("遵义市加快建设经济技术开发区", ("遵义市", "遵义")),
        ("遵义市推动各类开发区转型", ("遵义市", "遵义")),
        ("遵义城市新区的发展", ("遵义市", "遵义")),
        ("遵义市十二个开发区", ("遵义市", "遵义")),
        ("遵义市国家级开发区考核办法", ("遵义市", "遵义")),
        ("遵义市划定开发区域", ("遵义市", "遵义")),
        ("工行汉中西乡县支行倾心支持助振兴", ("西乡县", "西乡")),
        ("浙江省红十字会携手武义帮扶结对“乡里乡亲”", ("武义县", "武义")),
        ("平远县各乡镇的做法", ("平远县", "平远")),
        ("经济技术开发区的做法", ("遵义市", "遵义")),
        ("范县陈庄镇", ("范",)),
        ("平远县的做法", ()),
    ],
)
def test_a_title_that_names_nothing_below(title, names):
    assert named_below(title, names) is None


@pytest.mark.parametrize(
    ("title", "names", "name", "kind"),
    [
        ("遵义市经济技术开发区推进有效衔接", ("遵义市", "遵义"), "经济技术开发区", SmallerKind.ZONE),
        ("合肥高新技术产业开发区的实践", ("合肥市", "合肥"), "高新技术产业开发区", SmallerKind.ZONE),
        ("沈阳高新区：联农带农", ("沈阳市", "沈阳"), "高新区", SmallerKind.ZONE),
        ("遵义市新蒲新区永乐镇", ("遵义市", "遵义"), "新蒲新区", SmallerKind.ZONE),
        ("陕西省西咸新区", ("陕西省", "陕西"), "西咸新区", SmallerKind.ZONE),
        ("东莞松山湖高新区", ("东莞市", "东莞"), "松山湖高新区", SmallerKind.ZONE),
        ("安徽固镇石湖乡：开展“牵手行动”", ("固镇县", "固镇"), "石湖乡", SmallerKind.TOWNSHIP),
        ("界首邴集乡：驻村帮扶", ("界首市", "界首"), "邴集乡", SmallerKind.TOWNSHIP),
        ("石景山鲁谷街道与内蒙古莫旗", ("石景山区", "石景山"), "鲁谷街道", SmallerKind.TOWNSHIP),
        (
            "威宁自治县斗古镇米乐村的187名孩子",
            ("威宁彝族回族苗族自治县", "威宁"),
            "斗古镇",
            SmallerKind.TOWNSHIP,
        ),
    ],
)
def test_what_a_title_names_below_its_region(title, names, name, kind):
    found = named_below(title, names)
    assert (found.name, found.kind) == (name, kind)
