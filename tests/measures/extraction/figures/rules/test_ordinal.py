"""第, 前 and 后 rank, they do not count."""

import pytest

from tests.measures.extraction.figures.reading import surfaces


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("目前12个村通车", "12个"),
        ("此前3家企业已投产", "3家"),
        ("提前完成第一批之外的6个项目", "6个"),
        ("举办推进会12次", "12次"),
    ],
)
def test_near_misses_are_kept(body: str, surface: str) -> None:
    assert surfaces(body) == [surface]


@pytest.mark.parametrize(
    "body",
    [
        "第3批干部",
        "第十三次党代会",
        "位居全省前5位",
        "对排名后3位的乡镇约谈",
        "第1、2批专项",
        "清河村3组村民",
        "市委六届十一次、十二次全会部署",
    ],
)
def test_is_left_out(body: str) -> None:
    assert surfaces(body) == []
