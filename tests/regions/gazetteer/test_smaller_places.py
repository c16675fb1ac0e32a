"""Towns and villages behind a county's name. Near misses first."""

import pytest

from regions.gazetteer.smaller_places import smaller_places


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
