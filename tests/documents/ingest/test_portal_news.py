"""News as portals print it: headline, dateline, reporters, picture and text in one line. Near misses first."""

import pytest

from tests.documents.ingest.texts import CARE, FLAT, LINES, NEXT


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # What only looks like the beginning of the text is left in the headline.
        ("盐池县扶持合作社在乡亲们带动下奋进近日，盐池县黄花丰收。", "盐池县扶持合作社在乡亲们带动下奋进"),
        ("盐池县大学生开展2023年暑期支教近日，盐池县团委组织学生。", "盐池县大学生开展2023年暑期支教"),
        ("织密一张网｜盐池县网格守住大底线近日，盐池县开镰。", "织密一张网｜盐池县网格守住大底线"),
        (
            "盐池县定于7月29日，举办黄花采摘节近日，盐池县开镰。",
            "盐池县定于7月29日，举办黄花采摘节",
        ),
        ("云台大学农学院2023年暑期下乡实践纪实近日，盐池县开镰。", "云台大学农学院2023年暑期下乡实践纪实"),
        ("云台大学学生到盐池县支教为关爱儿童成长，学生来到村里。", "云台大学学生到盐池县支教"),
        ("盐池：煤改电让乡亲更温暖为改善居住条件，盐池县推进改造。", "盐池：煤改电让乡亲更温暖"),
        ("盐池县发布“黄花路线”29日，盐池县开镰。", "盐池县发布“黄花路线”"),
        (
            "盐池黄花：建立健全利益联结机制记者27日从盐池县获悉，机制已建立。",
            "盐池黄花：建立健全利益联结机制",
        ),
        ("黄花产业让乡亲过上好日子据新华社电 车驶入盐池县。", "黄花产业让乡亲过上好日子"),
        ("“实”字当头抓好黄花采收据云台卫视采收开始以来，盐池县开镰。", "“实”字当头抓好黄花采收"),
        (
            "大学生走进宁夏盐池采收黄花在云台大学团委、农学院党委的支持下，学生前往盐池县。",
            "大学生走进宁夏盐池采收黄花",
        ),
        ("宁夏盐池：黄花“舞”动田野中新网宁夏新闻8月13日电（记者 王海）", "宁夏盐池：黄花“舞”动田野"),
        ("云台日报丨盐池县：建立黄花利益联结机制近日，盐池县开镰。", "盐池县：建立黄花利益联结机制"),
        ("建机制强队伍（引题）黄花铺就盐池致富路（主题）近日，盐池县开镰。", "黄花铺就盐池致富路"),
    ],
)
def test_where_a_headline_ends(one, text, title):
    article = one(f"2023-06-12 09:15，正文：原标题：{text}{FLAT}")
    assert article.title == title


def test_an_outlet_ahead_of_a_headline_is_the_source(one):
    assert one(f"云台日报丨盐池县：建立黄花利益联结机制\n{LINES}").source == "云台日报"


def test_a_date_that_an_announcement_names_cuts_nothing_off(one):
    announced = "国务院新闻办公室定于2023年8月15日上午10时举行发布会，请负责人介绍情况。"
    assert one(f"2023-08-15 11:13:53，正文：{announced}{FLAT}").body.startswith(announced)


def test_the_line_of_the_page_ahead_of_its_text_is_no_dateline(one):
    article = one(
        f"云台客户端、云台网 记者易帆 2023-08-09 09:07 ，正文： 近日，盐池县黄花基地一片忙碌景象。{FLAT}"
    )
    assert article.title == "盐池县黄花基地一片忙碌景象"
    assert (article.source, str(article.published_on)) == ("云台客户端", "2023-08-09")
    assert [author.name for author in article.authors] == ["易帆"]


@pytest.mark.parametrize(
    ("opening", "source", "names"),
    [
        ("本报讯（记者 王海）", "", ["王海"]),
        ("本报讯（云台日报、云报全媒体记者王海宁）", "云台日报", ["王海宁"]),
        ("本报讯（记者 王海 云台日报社全媒体记者 李丽）", "云台日报社", ["王海", "李丽"]),
        ("活动现场。参观学习。云台时刻新闻8月16日讯（记者 王海）", "云台时刻新闻", ["王海"]),
        ("大扫除现场。(盐池县融媒体中心供图)云台网8月7日电 (记者王海)", "云台网", ["王海"]),
        ("云台日报网8月17日讯（记者 王海）", "云台日报网", ["王海"]),
        ("云台教育新闻网讯（记者 王海）", "云台教育新闻网", ["王海"]),
        ("云台日报客户端记者 王海 通讯员 李丽在", "云台日报客户端", ["王海", "李丽"]),
        ("8月2日，盐池县组织医务工作者体检。于海学摄本报讯（记者 王海）", "", ["王海"]),
        ("新华社西宁8月15日电（记者央秀达珍）", "新华社", ["央秀达珍"]),
    ],
)
def test_who_reported_for_whom(one, opening, source, names):
    article = one(f"2023-06-12 09:15，正文：{opening}盐池县黄花基地一片忙碌景象，村民抢收。{FLAT}")
    assert (article.source, [author.name for author in article.authors]) == (source, names)
    assert article.body.removeprefix("在").startswith("盐池县黄花基地")


@pytest.mark.parametrize(
    ("tail", "source", "names"),
    [
        ("来源：云台新闻网络中心", "云台新闻网络中心", []),
        ("来源：云台新闻网王海宁 记者：李丽编辑：赵宁", "云台新闻网", ["王海宁", "李丽"]),
        ("来源：云台网综合盐池发布、云山新闻", "云台网", []),
        ("文章来源丨云台日报记者丨 王海", "云台日报", ["王海"]),
    ],
)
def test_what_closes_the_page(one, tail, source, names):
    article = one(f"黄花铺就致富路\n{CARE}{NEXT}{tail}")
    assert (article.source, [author.name for author in article.authors]) == (source, names)
    assert article.body == f"{CARE}{NEXT}"


def test_an_order_to_offices_is_a_notice_and_a_signed_article_is_none(one):
    assert one(f"各乡镇人民政府：\n{LINES}\n盐池县人民政府\n2022年3月1日").kind == "notice"
    assert one(f"黄花铺就致富路\n盐池县委书记 王海宁\n{LINES}").kind == "signed"


def test_a_title_that_stands_in_ends_with_its_quotation(one):
    article = one(f"央视网消息（新闻联播）：全国政协24日召开“巩固拓展成果 推进振兴”协商会。{FLAT}")
    assert article.title == "全国政协24日召开“巩固拓展成果 推进振兴”协商会"
