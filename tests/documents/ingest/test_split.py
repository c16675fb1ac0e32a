"""Where articles begin and end: near misses first."""

import pytest

from documents.ingest import clean, split
from documents.ingest.notice import attached_text
from tests.documents.ingest.texts import CARE, FLAT, LINES, NEXT, WORK


@pytest.mark.parametrize(
    "middle",
    [
        "小积分兑出新风尚",
        "一、产业先行",
        "产业先行\n（一）抓好茶产业",
        "新华社记者 王海 摄",
        "来源广泛，措施有力",
    ],
)
def test_a_heading_inside_an_article_begins_no_other(ingested, middle):
    assert len(ingested(f"小网格守住大底线\n{LINES}\n{middle}\n{LINES}")) == 1


def test_two_articles_each_with_its_author(ingested):
    first, second = ingested(
        f"小积分兑出文明新风\n\n井冈山市乡村振兴局局长 肖文军\n\n{LINES}\n\n责任编辑：王某\n\n"
        f"滩羊铺就致富路\n\n盐池县农业农村局局长 马学军\n\n{LINES}"
    )
    assert (first.title, second.title) == ("小积分兑出文明新风", "滩羊铺就致富路")
    assert (first.region_code, second.region_code) == ("360881", "640323")
    assert first.body == second.body == LINES


def test_two_articles_each_with_its_source_line(ingested):
    articles = ingested(
        f"小积分兑出文明新风\n来源：江西日报 时间：2022-03-04\n{LINES}\n滩羊铺就致富路\n来源：宁夏日报 时间：2022-03-05\n{LINES}"
    )
    assert [a.source for a in articles] == ["江西日报", "宁夏日报"]
    assert [a.published_on.day for a in articles] == [4, 5]


def test_heads_together_ahead_of_both_bodies(ingested):
    first, second = ingested(
        "小积分兑出文明新风\n\n井冈山\n\n肖文军\n\n井冈山市委农办主任、市乡村\n振兴局局长\n\n"
        "滩羊铺就致富路\n\n盐池\n\n马学军\n\n盐池县农业农村局局长\n\n"
        f"井冈山市突出红色引领。{FLAT}\n\n{WORK}\n\n近年来，盐池县立足滩羊产业。{FLAT}\n\n{NEXT}"
    )
    assert first.authors[0].position == "井冈山市委农办主任、市乡村振兴局局长"
    assert first.body == f"井冈山市突出红色引领。{FLAT}\n\n{WORK}"
    assert second.body == f"近年来，盐池县立足滩羊产业。{FLAT}\n\n{NEXT}"


def test_heads_together_whose_places_no_paragraph_names_stay_one_article(ingested):
    articles = ingested(
        f"小积分\n\n肖文军\n\n井冈山市乡村振兴局局长\n\n滩羊致富路\n\n马学军\n\n盐池县农业农村局局长\n\n{LINES}"
    )
    assert len(articles) == 1


def test_a_notice_that_quotes_another_text_is_the_text(one):
    article = one(
        "关于做好监测工作的通知\n各乡镇人民政府：\n"
        f"《防止返贫监测办法》已由省政府印发，请认真学习。\n{LINES}\n盐池县人民政府\n2022年3月4日"
    )
    assert "《防止返贫监测办法》" in article.body
    assert article.body.endswith(NEXT)


@pytest.mark.parametrize("gap", ["\n\n", " ", "　　", ""])
def test_a_covering_notice_stands_outside_the_body(one, gap):
    article = one(
        gap.join(
            (
                "盐池县人民政府办公室关于印发盐池县防止返贫监测实施方案的通知",
                "盐政办发〔2021〕45号",
                "各乡（镇）人民政府，县直各部门：",
                "《盐池县防止返贫监测实施方案》已经县人民政府同意，现印发给你们，请认真贯彻落实。",
                "盐池县人民政府办公室",
                "2021年7月6日",
                "（此件公开发布）",
                "盐池县防止返贫监测实施方案",
                "为健全监测机制，根据《宁夏防止返贫监测办法》，制定本方案。",
                f"一、总体目标{gap}{LINES if gap else FLAT}",
                "附件：责任分工表" if gap == "\n\n" else "",
            )
        )
    )
    assert article.title == "盐池县人民政府办公室关于印发盐池县防止返贫监测实施方案的通知"
    assert article.body.startswith("为健全监测机制")
    assert article.body.endswith(NEXT)
    assert article.document_number == "盐政办发〔2021〕45号"
    assert str(article.published_on) == "2021-07-06"
    assert article.kind == "plan"


def test_no_covering_notice_where_nothing_follows():
    text = "现将有关事项印发给你们，请认真执行。2021年7月6日"
    assert attached_text(text, 0, "") is None


@pytest.mark.parametrize("gap", ["\n", ""])
def test_contents_are_no_body(one, gap):
    entries = ("第一章　发展基础", "第一节　主要成就", "第二章　重点任务", "第一节　产业振兴")
    article = one(
        gap.join(("某州“十四五”乡村振兴规划", "目　录", *entries))
        + f"{gap}第一章　发展基础{gap}第一节　主要成就{gap}{CARE}{gap}第二章　重点任务{gap}第一节　产业振兴{gap}{WORK}{gap}"
    )
    assert article.body.startswith("第一章　发展基础")
    assert article.body.count("产业振兴") == 1


@pytest.mark.parametrize("gap", [" ", "　　"])
def test_a_page_whose_breaks_turned_to_spaces(one, gap):
    """The title, the label and the imprint stand in one line with the text."""
    article = one(
        gap.join(
            (
                "首页",
                "滩羊铺就致富路",
                "发布时间：2022-03-04",
                "来源：宁夏日报",
                f"盐池县委书记{' ' if gap == ' ' else '　'}王海宁",
                FLAT,
                "责任编辑:李某",
                "某某网 版权所有 宁ICP备00000000号",
            )
        )
    )
    assert (article.title, article.source, article.body) == ("滩羊铺就致富路", "宁夏日报", FLAT)
    assert str(article.published_on) == "2022-03-04"


def test_the_signature_of_a_line_that_lost_its_breaks(one):
    article = one(f"关于做好监测工作的意见 各乡镇人民政府： {FLAT} 盐池县人民政府 盐池县财政局 2022年3月4日")
    assert article.body == FLAT
    assert [author.name for author in article.authors] == ["盐池县人民政府", "盐池县财政局"]


def test_a_signature_behind_the_attachments_of_a_text_that_lost_its_breaks(one):
    text = f"关于做好监测工作的意见 各乡镇人民政府： {FLAT}{FLAT}"
    listed = "附件：监测名单     盐池县人民政府2022年3月4日   附件监测名单（共2户） 1、某户 2、某户"
    article = one(f"{text} {listed}")
    assert article.body == FLAT + FLAT
    assert ([author.name for author in article.authors], str(article.published_on)) == (
        ["盐池县人民政府"],
        "2022-03-04",
    )
    mentioned = "附件：监测名单由各村张贴，盐池县人民政府2022年3月4日印发的名单同时废止。"
    assert one(f"{text} {mentioned}").body.endswith("同时废止。")


def test_signature_attachments_and_bylines_close_the_text(one):
    article = one(
        f"关于做好监测工作的意见\n{LINES}\n附件：1.监测表\n2.分工表\n\n盐池县人民政府\n二〇二二年三月四日\n（此件公开发布）"
    )
    assert article.body == LINES


@pytest.mark.parametrize(
    "closing",
    [
        "（记者 王海）",
        "（完）",
        "■",
        "(来源：盐池县委宣传部 王海 李丽)",
        "【来源：《某刊》2021年第2期】",
        "来源：宁夏日报 作者：王海 编辑：李某",
    ],
)
def test_what_closes_the_last_line_is_cut(one, closing):
    assert one(f"滩羊铺就致富路\n{CARE}{WORK}{closing}").body == CARE + WORK


@pytest.mark.parametrize(
    "closing",
    [
        "（责任单位：县乡村振兴局、各乡镇）",
        "（县财政局）",
        "（县委宣传部）",
        "（审核通过后发布）",
        "（单位：万元）",
        "（详见第三章）",
    ],
)
def test_brackets_that_belong_to_the_text_stay(one, closing):
    assert one(f"滩羊铺就致富路实施方案\n{CARE}\n1.落实资金，压实责任，强化监管。{closing}").body.endswith(
        closing
    )


def test_salutations_and_datelines_open_no_body(one):
    assert one(f"政府工作报告\n各位代表：\n{LINES}").body == LINES
    assert one(f"宁夏日报银川6月2日电（记者 王海）{FLAT}").body == FLAT


def test_a_caption_repeating_the_title_goes(one):
    article = one(f"滩羊铺就乡村致富路\n{CARE}\n滩羊铺就乡村致富路\n{WORK}")
    assert article.body == f"{CARE}\n{WORK}"


def test_each_step_runs_alone(gazetteer):
    (draft,) = split(clean(f"首页 > 正文\n滩羊铺就致富路\n{LINES}"), gazetteer)
    assert draft.title == "滩羊铺就致富路"
    assert draft.body == LINES


def test_a_heading_ahead_of_all_else_opens_the_text(ingested):
    (article,) = ingested(
        f"<html><head><title>青岭县推进有效衔接的做法</title></head><body><div id='zoom'><p>一、抓产业</p><p>{LINES}</p></div></body></html>",
        "a.html",
    )
    assert article.title == "青岭县推进有效衔接的做法"
    assert article.body.startswith("一、抓产业\n")


def test_the_list_of_attachments_is_not_the_text_that_a_notice_hands_down(one):
    article = one(
        "青岭县人民政府办公室关于印发《青岭县衔接资金管理办法》的通知\n各乡镇人民政府：\n"
        "《青岭县衔接资金管理办法》已经县政府同意，现印发给你们，请认真贯彻执行。\n附件：1.青岭县衔接资金管理办法\n2.申报表\n"
        f"青岭县人民政府办公室\n2022年7月28日\n附件1\n青岭县衔接资金管理办法\n第一章　总则\n{LINES}\n青岭县人民政府办公室　2022年7月29日印发"
    )
    assert article.body.startswith("第一章")
    assert article.published_on.day == 28


def test_a_bulletin_is_called_by_what_it_tells(one):
    article = one(
        f"乡村振兴简报\n第18期\n（总第126期）\n青岭县委农办　2022年6月30日\n按：青岭县探索了一批做法，现予刊发。\n青岭县推进有效衔接的做法\n{LINES}\n报：省委农办。\n送：各镇。"
    )
    assert (article.title, article.body) == ("青岭县推进有效衔接的做法", LINES)
