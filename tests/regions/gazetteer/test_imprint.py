"""The locality behind a text that names none. Near misses first."""

import pytest

from regions.catalogue import shipped_names
from regions.gazetteer.gazetteer import Gazetteer
from regions.gazetteer.imprint import place_by_imprint

COUNTY = "县委农村工作会议召开，我县将健全监测机制。"


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(shipped_names())


@pytest.mark.parametrize(
    ("imprints", "body"),
    [
        (["银川新闻网"], COUNTY),
        (["宁夏日报"], COUNTY),
        (["宁夏"], "街道走访商户。"),
        (["盐池新闻网"], "各地健全监测机制。"),
        ([], "学习盐池经验，各地健全监测机制。"),
        ([], f"{COUNTY}盐池、湄潭两地作了交流。"),
        ([], f"{COUNTY}在盐池村召开现场会。"),
        ([], "县委统一领导，各地谱写盐池篇章。"),
        ([], "市委、市政府印发通知，天津市各区落实，我市抓好春耕。"),
    ],
)
def test_what_names_no_locality(gazetteer, imprints, body):
    assert place_by_imprint(gazetteer, imprints, body).code == ""


@pytest.mark.parametrize(
    ("imprints", "body"),
    [
        (["盐池县融媒体中心"], COUNTY),
        (["首页", "今日盐池 >> 时政要闻"], COUNTY),
        (["盐池县人民政府网 www.example.cn"], "各部门健全监测机制。"),
        (["宁夏盐池"], "街道走访商户。"),
        ([], f"{COUNTY}奋力谱写盐池乡村振兴新篇章。"),
    ],
)
def test_the_locality_that_printed_it(gazetteer, imprints, body):
    assert place_by_imprint(gazetteer, imprints, body).code == "640323"
