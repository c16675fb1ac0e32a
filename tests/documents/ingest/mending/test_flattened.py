"""A document in one line gets the line ends that its numbering tells; whatever else counts inside a text stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.ingest.mending.flattened import broken
from tests.documents.ingest.texts import CARE, NEXT

LONG = (CARE + NEXT) * 4


@pytest.mark.parametrize(
    "text",
    [
        "一、发展产业。（一）种茶。（二）养鱼。二、稳定就业。",  # a short line may be printed so
        f"{LONG}\n一、发展产业。{CARE}二、稳定就业。{NEXT}\n{LONG}",  # line ends were kept
        f"{LONG}推动一、二、三产业融合，壮大第一、第二产业。{LONG}",
        f"{LONG}符合前款第（一）项、第（二）项的，依照第一条、第二条办理。{LONG}",
        f"{LONG}建成1.5万亩，增长2.3%。{LONG}",
        f"{LONG}抓好监测。一、只有一项的不是清单。{LONG}",
        f"{LONG}一是抓监测。二是抓帮扶。{LONG}",
        f"{LONG}附件：1.岗位信息表.xlsx  2.报名登记表.docx  3.承诺书.docx",
    ],
)
def test_what_is_no_flattened_list_stays(text):
    assert broken(text) == text


@pytest.mark.parametrize(
    "items",
    [
        [f"第一章总则{CARE}", f"第二章监测{NEXT}", f"第三章附则{CARE}"],
        [f"第一条为做好衔接工作，制定本办法。{CARE}", f"第二条 {NEXT}", f"第三条{CARE}"],
        [f"一、监测{CARE}", f"二、帮扶{NEXT}", f"三、保障{CARE}"],
        ["一、重点任务", f"（一）监测{CARE}", f"（二）帮扶{NEXT}", f"二、保障{CARE}"],
        ["(一)监测", f"1.排查{CARE}", f"2.核实{NEXT}", "(二)帮扶", f"1.就业{CARE}", f"2.产业{NEXT}"],
    ],
    ids=["chapters", "articles", "heads", "nested", "three levels"],
)
def test_each_item_begins_a_line(items):
    assert broken(LONG + "".join(items)).split("\n") == [LONG, *items]


def test_an_article_has_its_paragraphs_again(ingested):
    items = [
        f"（{sign}）{head}。{CARE}{CARE}{NEXT}"
        for sign, head in zip("一二三", ("监测预警", "产业帮扶", "稳岗就业"), strict=True)
    ]
    (article,) = ingested("衔接工作方案\n一、重点任务" + "".join(items))
    assert article.body.split("\n") == ["一、重点任务", *items]


@given(st.text("一二三（）、第章条1.2。\n衔接", min_size=1).map(lambda text: text * 40))
def test_nothing_but_line_ends_comes_in(text):
    assert "".join(broken(text).split()) == "".join(text.split())
