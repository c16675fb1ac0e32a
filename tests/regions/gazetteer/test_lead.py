"""What a text's first sentence is about. Near misses first."""

import pytest

from regions.catalogue import shipped_names
from regions.gazetteer.chains import chains
from regions.gazetteer.gazetteer import Gazetteer
from regions.gazetteer.lead import lead_place


@pytest.fixture(scope="module")
def gazetteer():
    return Gazetteer(shipped_names())


def led(gazetteer, text):
    found = list(chains(gazetteer, gazetteer.find(text)))
    return lead_place(gazetteer, text, 0, found)


@pytest.mark.parametrize(
    "text",
    [
        "乡村振兴要真抓实干。",
        "培训班在广西南宁举行，来自各地的学员参加。",
        "贵州、云南、四川三省签订协议。",
        "各级各部门要加强监测帮扶，" * 20 + "盐池县先行一步。",
    ],
)
def test_no_place_leads(gazetteer, text):
    assert led(gazetteer, text) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("盐池县扎实推进监测帮扶，学习浙江经验。", "640323"),
        ("兰州市委政法委在永登县七山乡召开推进会。", "620121"),
        ("江西省人民医院赴江西省吉安市遂川县人民医院、永新县人民医院义诊。", "360800"),
        ("深圳市某单位到对口帮扶的梅州市平远县仁居镇调研。", "441426"),
        ("东港市探索污水治理；阜新蒙古族自治县实施资源化利用。", "210000"),
    ],
)
def test_where_somebody_went_or_what_the_places_share(gazetteer, text, code):
    assert led(gazetteer, text) == code
