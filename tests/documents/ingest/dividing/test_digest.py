"""Digests of news: told from articles with headings inside, kept as one article that says what it is."""

import pytest

from documents.ingest import ingest
from documents.ingest.dividing.book import Way, cuts_by, sure_cuts
from documents.ingest.dividing.digest import headlines, parted

NEWS = [
    (
        "青岭县新建冷库二十座",
        "记者近日从青岭县农业农村局获悉，今年青岭县新建冷库二十座，新增库容三万吨，果蔬损耗明显下降。",
    ),
    (
        "云台乡旱厕改造全部完成",
        "云台乡旱厕改造日前全部完成，全乡一千二百户用上了卫生厕所，管护员每月上门查看一次。",
    ),
    (
        "石桥村夜校开课",
        "石桥村夜校今天开课，首批六十名村民报名学习电商运营和果树修剪，课程持续三个月。",
    ),
    (
        "县医院专家下乡义诊",
        "12日，县医院专家下乡义诊，为三个村的四百名老人做了体检，并把结果记入健康档案。",
    ),
]
HEADED = [
    (
        "强产业 稳增收",
        "青岭县把冷链补短板作为头等大事，新建冷库二十座，新增库容三万吨，果蔬损耗明显下降，群众收入稳步提高。",
    ),
    (
        "改环境 美乡村",
        "全县推进旱厕改造，一千二百户用上了卫生厕所，管护员每月上门查看一次，村容村貌焕然一新。",
    ),
    (
        "育人才 添动力",
        "村里办起夜校，六十名村民报名学习电商运营和果树修剪，课程持续三个月，返乡青年越来越多。",
    ),
]


def lined(pieces, head=""):
    return head + "\n".join(f"{headline}\n{text}" for headline, text in pieces)


def flat(pieces, head=""):
    return head + " ".join(f"{headline} {text}" for headline, text in pieces)


LONG = [(headline, text * 8) for headline, text in NEWS]
ONE_LONG = [*NEWS[:3], (NEWS[3][0], NEWS[3][1] * 20)]
LED = lined(NEWS, "今年以来，青岭县多措并举抓产业、改环境、育人才，乡村面貌发生了可喜的变化。\n")


@pytest.mark.parametrize(
    "text", [lined(HEADED), lined(LONG), lined(ONE_LONG), LED, lined(NEWS[:2]), NEWS[0][1], ""]
)
def test_headings_sections_a_lead_and_two_stories_are_no_digest(text):
    assert headlines(text) == ()


@pytest.mark.parametrize("text", [flat(HEADED), flat(LONG), flat(ONE_LONG), flat(NEWS[:2]), ""])
def test_one_line_that_is_no_digest_stays_one(text):
    assert parted(text) == ""


def test_headlines_stand_where_pieces_begin():
    assert headlines(lined(NEWS)) == (0, 2, 4, 6)


@pytest.mark.parametrize("head", ["", "青岭广播电视台消息： "])
def test_one_line_is_parted_at_its_headlines(head):
    lines = parted(flat(NEWS, head)).split("\n")
    assert [line for line in lines if line != head.strip()] == [line for piece in NEWS for line in piece]


@pytest.mark.parametrize(("text", "count"), [(lined(NEWS), 4), (flat(NEWS * 3), 12)])
def test_a_digest_is_one_article_named_and_warned_of(one, text, count):
    article = one(text)
    assert article.title == f"青岭县新建冷库二十座等{count}则消息"
    assert article.body.startswith("青岭县新建冷库二十座\n记者")
    assert (article.kind, article.authors) == ("news", ())
    (warning,) = article.warnings
    assert f"由 {count} 则消息组成" in warning


def test_its_own_title_its_day_and_its_outlet_stay(one):
    article = one(lined(NEWS, "一周要闻\n2024-03-08 来源：青岭日报\n"))
    assert (article.title, str(article.published_on), article.source) == (
        "一周要闻",
        "2024-03-08",
        "青岭日报",
    )


@pytest.mark.parametrize(
    ("places", "code"),
    [
        (["湄潭县", "湄潭县", "湄潭县"], "520328"),
        (["湄潭县", "绥阳县", "凤冈县"], "520300"),
        (["湄潭县", "渭源县", "秭归县"], ""),
    ],
)
def test_its_place_is_what_all_pieces_share(one, places, code):
    pieces = [
        (f"{place}{what}", f"{place}{what}，日前受到群众欢迎，全县各乡镇都派人前来学习。")
        for place, what in zip(places, ["新建冷库二十座", "完成旱厕改造", "开办村民夜校"], strict=True)
    ]
    assert one(lined(pieces)).region_code == code


def test_a_person_is_offered_its_headlines(gazetteer):
    text = lined(NEWS, "一周要闻\n")
    assert sure_cuts(text, gazetteer) is None
    assert cuts_by(Way.NEWS, text, gazetteer) == (1, 3, 5, 7)
    assert cuts_by(Way.NEWS, lined(HEADED), gazetteer) == ()


def test_a_piece_reads_as_an_article_of_its_own(gazetteer):
    (article,) = ingest("\n".join(NEWS[2]).encode(), file_name="a.txt", gazetteer=gazetteer)
    assert (article.title, article.body) == NEWS[2]
