"""Authors, dates, sources, regions and kinds over the kinds of text there are. Near misses first."""

import pytest

from documents.ingest import ParsedAuthor
from tests.documents.ingest.texts import CARE, FLAT, LINES, NEXT, WORK


def test_the_outlet_gives_no_region(one):
    article = one(
        f"2023-06-12 09:15，正文：云南网昆明6月12日电 (王海)全县一心。{FLAT}返回搜狐，查看更多责任编辑："
    )
    assert (article.region_code, article.source) == ("", "云南网")


def test_a_date_in_the_text_is_no_publishing_date(one):
    assert one(f"滩羊铺就致富路\n截至2020年12月31日，全县脱贫。{LINES}").published_on is None


def test_nobody_is_the_author_of_anonymous_text(one):
    assert one(f"滩羊铺就致富路\n来源: 某网     作者:佚名\n{LINES}").authors == ()


def test_national_texts_have_no_region(one):
    article = one(
        "国家乡村振兴局关于加强监测的指导意见\n国乡振发〔2021〕7号\n各省、自治区、直辖市乡村振兴局：\n"
        f"请学习浙江、贵州的做法。\n{CARE.replace('我县', '各地')}\n国家乡村振兴局\n2021年8月20日"
    )
    assert article.region_code == ""
    assert article.authors == (ParsedAuthor("国家乡村振兴局", is_body=True),)


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ("盐池县委书记　王海宁", ParsedAuthor("王海宁", "盐池县委书记")),
        ("王海宁\n盐池县委书记", ParsedAuthor("王海宁", "盐池县委书记")),
        ("盐池县委书记\n王海宁", ParsedAuthor("王海宁", "盐池县委书记")),
        ("王海宁（盐池县乡村振兴局）", ParsedAuthor("王海宁", "盐池县乡村振兴局")),
        (
            "作者:盐池县委农办主任、县农业农村局局长□ 王 宁",
            ParsedAuthor("王宁", "盐池县委农办主任、县农业农村局局长"),
        ),
        ("中共盐池县委", ParsedAuthor("中共盐池县委", is_body=True)),
        ("来源：农民日报　作者：王海宁　发布时间：2021年11月3日", ParsedAuthor("王海宁")),
        ("作者：办公室 王海宁", ParsedAuthor("王海宁")),
        ("本报记者 王海宁", ParsedAuthor("王海宁", is_reporter=True)),
    ],
)
def test_authors_ahead_of_the_text(one, head, author):
    assert one(f"滩羊铺就致富路\n{head}\n{LINES}").authors == (author,)


@pytest.mark.parametrize(
    ("tail", "author"),
    [
        ("（作者系盐池县委书记 王海宁）", ParsedAuthor("王海宁", "盐池县委书记")),
        ("（记者 王海 通讯员 李丽）", ParsedAuthor("王海", is_reporter=True)),
        ("（盐池县融媒体中心 王海 李丽）", ParsedAuthor("王海", is_reporter=True)),
        ("\n王海 李丽", ParsedAuthor("王海", is_reporter=True)),
        ("\n记者：王海\n编辑：李丽", ParsedAuthor("王海", is_reporter=True)),
    ],
)
def test_authors_after_the_text(one, tail, author):
    assert one(f"滩羊铺就致富路\n{LINES}{tail}").authors[0] == author


def test_the_post_of_a_bare_name_comes_from_the_closing_brackets(one):
    article = one(f"滩羊铺就致富路\n□ 王海宁\n{LINES}（作者单位：盐池县乡村振兴局）")
    assert article.authors == (ParsedAuthor("王海宁", "盐池县乡村振兴局"),)
    assert article.region_code == "640323"


def test_the_interviewee_is_the_author(one):
    article = one(
        "守住底线——访盐池县乡村振兴局局长马学军\n2022-03-02 来源：宁夏日报\n记者：请介绍一下情况。\n"
        f"马学军：{CARE}\n记者：产业方面呢？\n马学军：{WORK}"
    )
    assert (article.kind, article.authors) == ("interview", (ParsedAuthor("马学军", "盐池县乡村振兴局局长"),))


def test_questions_and_answers_without_names(one):
    article = one(
        f"对话县长\n近日，盐池县委副书记、县长王海宁接受本报记者专访。\n问：怎么抓产业？\n答：{CARE}\n问：就业呢？\n答：{WORK}"
    )
    assert article.kind == "interview"
    assert article.authors == (ParsedAuthor("王海宁", "盐池县委副书记、县长"),)


def test_two_mentions_of_colons_are_no_interview(one):
    assert (
        one(f"滩羊铺就致富路\n地点：盐池县花马池镇。\n时间：今年以来一直如此。\n{LINES}").kind != "interview"
    )


@pytest.mark.parametrize(
    ("dateline", "source", "names"),
    [
        ("宁夏日报讯（记者 王海 通讯员 李丽）", "宁夏日报", ["王海", "李丽"]),
        ("中新网银川6月12日电 (王海 李丽)", "中新网", ["王海", "李丽"]),
        ("新华社银川6月12日电（记者王海）", "新华社", ["王海"]),
        ("人民网银川6月12日电 （记者王海）", "人民网", ["王海"]),
        ("央广网银川6月12日消息（记者王海）据中央广播电视总台中国之声报道，", "央广网", ["王海"]),
        ("大众网·海报新闻记者 王海 济南报道 ", "大众网·海报新闻", ["王海"]),
        ("红网时刻新闻6月12日讯（通讯员 王海）", "红网时刻新闻", ["王海"]),
        ("【吴忠融媒讯】(记者 王海)", "吴忠融媒", ["王海"]),
        ("本报讯（记者 王海）", "", ["王海"]),
        ("中国网络电视台消息(记者王海)：", "中国网络电视台", ["王海"]),
        ("云水网（云台日报网）讯（通讯员 王海 李丽）", "云水网（云台日报网）", ["王海", "李丽"]),
        ("云台时报讯（记者王海宁通讯员刘海燕卞文文）", "云台时报", ["王海宁", "刘海燕", "卞文文"]),
        ("云台日报客户端 | 记者 王海 通讯员 李丽 青岭报道", "云台日报客户端", ["王海", "李丽"]),
        ("【青岭财经消息】", "青岭财经", []),
        ("云水新闻记者 王海通讯员 李丽 赵宁", "云水新闻", ["王海", "李丽", "赵宁"]),
        ("云水新闻记者 | 王海", "云水新闻", ["王海"]),
        ("采摘现场。云水网6月12日讯（记者 王海）", "云水网", ["王海"]),
        ("(王海 特约通讯员 李丽)", "", ["王海", "李丽"]),
    ],
)
def test_datelines(one, dateline, source, names):
    article = one(f"黄花铺就致富路\n{dateline}{FLAT}")
    assert (article.source, [a.name for a in article.authors]) == (source, names)
    assert article.body == FLAT


def test_an_agency_story_carries_its_title_in_the_dateline(one):
    article = one(f"新华社银川6月12日电 题：黄花变成致富花——宁夏盐池县见闻 新华社记者 王海、李丽 {FLAT}")
    assert article.title == "黄花变成致富花——宁夏盐池县见闻"
    assert [author.name for author in article.authors] == ["王海", "李丽"]


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("发布时间：2022-02-10 来源：某网", "2022-02-10"),
        ("(发布时间:2022-02-10)", "2022-02-10"),
        ("**发布日期**: 2022年2月10日", "2022-02-10"),
        ("成文日期：2022-02-09　　发布日期：2022-02-10", "2022-02-10"),
        ("2022-02-10 08:36 某网", "2022-02-10"),
        ("（2022年2月10日）", "2022-02-10"),
        ("发表于 2022-2-10 09:51:18 | 显示全部楼层 |阅读模式", "2022-02-10"),
    ],
)
def test_dates_ahead_of_the_text(one, head, day):
    assert str(one(f"滩羊铺就致富路\n{head}\n{LINES}").published_on) == day


def test_the_issue_note_of_the_printing_office_is_no_publishing_date(one):
    article = one(
        f"关于加强监测的意见\n{FLAT} 盐池县人民政府办公室 2022年2月10日 抄送：县委各部门。 盐池县人民政府办公室2022年2月12日印发"
    )
    assert str(article.published_on) == "2022-02-10"
    assert article.body == FLAT


def test_a_report_is_dated_by_its_meeting_where_nothing_else_dates_it(one):
    article = one(
        f"政府工作报告——2021年1月12日在盐池县第十八届人民代表大会第六次会议上盐池县人民政府县长　王海宁各位代表：现在，我代表县人民政府报告工作。{FLAT}"
    )
    assert (article.title, str(article.published_on)) == ("政府工作报告", "2021-01-12")
    assert article.authors == (ParsedAuthor("王海宁", "盐池县人民政府县长"),)
    assert (article.region_code, article.kind) == ("640323", "report")


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("盐政发〔2022〕5号", "盐政发〔2022〕5号"),
        ("宁政办规发[2022]15号", "宁政办规发[2022]15号"),
        ("发文字号：盐政发〔2022〕5号　发布日期：2022-02-10", "盐政发〔2022〕5号"),
        ("根据省政府《意见》（国办发〔2019〕45号）和有关规定，提出意见。", ""),
    ],
)
def test_document_numbers(one, number, printed):
    assert one(f"关于加强监测的意见\n{number}\n{LINES}").document_number == printed


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("盐池县“十四五”乡村振兴规划（2021—2025年）", "plan"),
        ("关于支持产业发展的若干措施", "plan"),
        ("关于召开现场会的通知", "notice"),
        ("2022年工作总结", "report"),
        ("滩羊铺就致富路", "other"),
    ],
)
def test_kinds(one, title, kind):
    assert one(f"{title}\n{LINES}").kind == kind


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("关于印发监测方案的通 知", "关于印发监测方案的通知"),
        ("关于加快物流建设的 意　见", "关于加快物流建设的意见"),
        ("滩羊铺就的致富路 见闻", "滩羊铺就的致富路 见闻"),
    ],
)
def test_a_titles_last_word_may_be_set_wide(one, title, read):
    assert one(f"{title}\n{LINES}").title == read


def test_an_office_that_supplied_the_text_is_its_author(one):
    article = one(f"滩羊铺就致富路\n{LINES}\n\n盐池县乡村振兴局供稿")
    assert article.authors == (ParsedAuthor("盐池县乡村振兴局", is_body=True),)
    assert article.region_code == "640323"


def test_the_header_may_name_the_place_of_the_issuing_body(one):
    article = one(f"# 关于加快物流建设的方案\n\n**发布日期**: 2022年3月8日\n**发布机构**: 安徽省\n\n{LINES}")
    assert article.region_code == "340000"


def test_a_short_story_in_one_line(one):
    article = one(
        "2023-06-12 09:15，正文：原标题：座谈会在京召开 6月12日，座谈会在北京召开。会议指出，全国各地要压实责任。返回搜狐，查看更多责任编辑："
    )
    assert (article.title, article.region_code, article.kind) == ("座谈会在京召开", "", "news")
    assert article.body == "6月12日，座谈会在北京召开。会议指出，全国各地要压实责任。"


def test_a_city_paper_that_reprints_gives_no_region(one):
    assert one(f"滩羊铺就致富路\n来源：银川新闻网 2022-03-08\n{LINES}").region_code == ""


@pytest.mark.parametrize(
    "head",
    [
        "来源：盐池县融媒体中心",
        "2022-03-08 来源: 盐池新闻网",
        "信息来源：盐池县人民政府　发布日期：2022-03-08",
    ],
)
def test_the_countys_own_letterhead_names_the_place(one, head):
    assert one(f"滩羊铺就致富路\n{head}\n{LINES}").region_code == "640323"


def test_a_county_may_drop_its_short_name(one):
    assert one(f"滩羊铺就致富路\n{LINES}\n奋力谱写盐池乡村振兴新篇章。").region_code == "640323"


def test_voices_of_a_programme_are_no_interview(one):
    article = one(
        f"滩羊铺就致富路\n来源：央视网\n主持人：今天走进山村。\n解说：{CARE}\n同期声：日子好了。\n解说：{NEXT}\n主持人：再见！"
    )
    assert article.kind != "interview"
    assert "解说" not in [author.name for author in article.authors]


@pytest.mark.parametrize("closing", ["(王　海)", "（盐池县乡村振兴局 供稿）"])
def test_who_signs_after_the_text_sent_in_a_story(one, closing):
    assert one(f"滩羊铺就致富路\n{LINES}\n{closing}").kind == "news"


@pytest.mark.parametrize("closing", ["（王海）\n2022年7月28日", "王海 李丽", "（王海 李丽）2022年7月28日"])
def test_a_story_says_in_brackets_or_undated_who_sent_it_in(one, closing):
    assert one(f"滩羊铺就致富路\n{LINES}\n{closing}").kind == "news"


@pytest.mark.parametrize(
    "closing",
    ["王海\n2022年7月28日", "2022年7月28日\n王海", "王海 2022年7月28日", "王　海　二〇二二年七月二十八日"],
)
def test_who_signs_with_the_day_wrote_the_text(one, closing):
    article = one(f"滩羊铺就致富路\n{LINES}\n{closing}")
    assert (article.kind, str(article.published_on)) == ("signed", "2022-07-28")
    assert [author.name for author in article.authors] == ["王海"]
    assert "王" not in article.body


def test_fields_that_lost_the_gap_after_their_labels(one):
    article = one(f"发布机构盐池县人民政府办公室\n文号\n发布日期2022-03-08\n关于加强监测的方案\n{LINES}")
    assert [author.name for author in article.authors] == ["盐池县人民政府办公室"]
    assert str(article.published_on) == "2022-03-08"


def test_the_printing_office_issued_what_nobody_else_signed(one):
    article = one(f"关于加强监测的意见\n{LINES}\n中共盐池县委办公室\n2022年3月8日印发")
    assert [author.name for author in article.authors] == ["中共盐池县委办公室"]


@pytest.mark.parametrize(
    "head",
    [
        "来源：某某网  |  2023年08月03日 10:48:18，正文：",
        "23-08-03 10:48，正文：",
        "2023-08-03 10:48，正文：" + " " * 240,
    ],
)
def test_the_day_of_a_page_before_its_text(one, head):
    article = one(f"{head}在盐池县，村民忙着采摘黄花。{FLAT}")
    assert str(article.published_on) == "2023-08-03"
    assert article.body.startswith("在盐池县，")


def test_blanks_inside_a_day_cut_only_what_stands_before_the_story(one):
    opening = "盐池县 8 月 15 日开镰，黄花 3 万亩、枸杞 2 万亩丰收。"
    article = one(f"2023-08-16 09:07:41，正文：某某之家 8 月 16 日消息，{opening}{FLAT}")
    assert (article.source, article.authors, article.body) == ("某某之家", (), f"{opening}{FLAT}")
