"""What becomes the title, over the kinds of text there are. Near misses first."""

import pytest

from tests.documents.ingest.texts import CARE, FLAT, LINES


def test_a_missing_title_is_said_and_made_from_the_first_words(one):
    article = one(f"央视网消息（新闻联播）：在宁夏盐池县，村民忙着采摘黄花。{FLAT}")
    assert article.title == "在宁夏盐池县，村民忙着采摘黄花"
    assert article.warnings == ("正文前未见标题，暂以首句代替，请核对。",)
    assert (article.kind, article.source) == ("news", "央视网")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("小网格守住大底线\n——盐池县的探索\n盐池县委书记 王海宁", "小网格守住大底线——盐池县的探索"),
        (
            "盐池县人民政府\n关于进一步做好农村人居环境\n整治提升工作的\n通知",
            "盐池县人民政府关于进一步做好农村人居环境整治提升工作的通知",
        ),
        ("盐池县举办采摘节\n本报讯（记者 王海）近日开镰。", "盐池县举办采摘节"),
        (
            "中共兰考县委\n兰考县人民政府\n关于推进有效衔接的实施意见",
            "中共兰考县委 兰考县人民政府关于推进有效衔接的实施意见",
        ),
        ("某某县人民政府网\n小网格守住大底线", "小网格守住大底线"),
        ("织密防返贫保障网", "织密防返贫保障网"),
        ("小网格守住大\n时间: 来源:某网\n小网格守住大底线\n时间: 来源:某网", "小网格守住大底线"),
        ("[经验交流] 盐池县滩羊产业的五点启示\n宁夏小张\n发表于 2022-5-6 10:11", "盐池县滩羊产业的五点启示"),
        ("今天，乡村振兴局挂牌成立！", "今天，乡村振兴局挂牌成立！"),
        (
            "索引号：123 发文机关：县政府办\n标　　题：盐池县2022年工作要点\n发文字号：盐政办发〔2022〕1号",
            "盐池县2022年工作要点",
        ),
        ("盐池县人民政府文件\n盐政发〔2022〕5号\n关于加强监测工作的意见", "关于加强监测工作的意见"),
    ],
)
def test_titles(one, head, title):
    assert one(f"{head}\n\n{LINES}").title == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("小网格守住大底线小网格守住大底线 ", "小网格守住大底线"),
        ("盐池：“致富花”开遍山乡“以前不敢想，现在收入翻番了。”村民说。", "盐池：“致富花”开遍山乡"),
        ("盐池：黄花开遍山乡 “致富花”越开越旺 近日，盐池县黄花丰收。", "盐池：黄花开遍山乡 “致富花”越开越旺"),
        ("盐池黄花采摘行动启动 为实施乡村振兴战略，8月9日，盐池县开镰。", "盐池黄花采摘行动启动"),
        ("盐池：黄花成了致富花近日，盐池县黄花丰收。", "盐池：黄花成了致富花"),
        ("宁夏盐池：黄花铺就致富路六月的盐池，花海如金。", "宁夏盐池：黄花铺就致富路"),
        (
            "盐池：黄花成致富花 “小黄花”富了一方  花马池镇村民王海宁正忙着采摘。",
            "盐池：黄花成致富花 “小黄花”富了一方",
        ),
        (
            "宁夏盐池县：黄花铺就致富路 绘就新画卷盐池县花马池镇村民忙采摘。",
            "宁夏盐池县：黄花铺就致富路 绘就新画卷",
        ),
        ("黄花能这样种吗？盐池一合作社有新法由于采摘期短，人手不足。", "黄花能这样种吗？盐池一合作社有新法"),
        ("大学生走进盐池黄花地文/云台日报记者 王海宁图/学校提供采摘开始。", "大学生走进盐池黄花地"),
        ("盐池开展“迎八一，送温暖”慰问活动近日，盐池县组织慰问。", "盐池开展“迎八一，送温暖”慰问活动"),
        (
            "盐池推深做实黄花采摘工作红网时刻新闻6月12日讯（通讯员 王海）盐池县开镰。",
            "盐池推深做实黄花采摘工作",
        ),
        ("盐池县原副局长王海宁受审王海宁 资料图8月3日，盐池县法院开庭。", "盐池县原副局长王海宁受审"),
        (
            "大学生走进盐池体验采摘（图片来源：盐池县办）中国云水网8月7日讯大学生走进盐池。",
            "大学生走进盐池体验采摘",
        ),
        (
            "盐池县防汛指挥部关于接受捐赠的公告受强降雨影响，盐池县受灾。",
            "盐池县防汛指挥部关于接受捐赠的公告",
        ),
    ],
)
def test_headlines_glued_to_the_text(one, text, title):
    article = one(f"2023-06-12 09:15，正文：原标题：{text}{FLAT}")
    assert article.title == title
    assert not article.body.startswith(title)
    assert str(article.published_on) == "2023-06-12"


def test_an_editors_note_is_neither_title_nor_text(one):
    article = one(f"编者按：为推广各地经验，本刊开设专栏，欢迎投稿。\n\n滩羊铺就致富路\n\n{LINES}")
    assert (article.title, article.body) == ("滩羊铺就致富路", LINES)


def test_a_dateline_alone_on_its_line_stands_before_the_title(one):
    article = one(
        f"2022-02-22 18:57 来源： 新华社\n新华社北京2月22日电\n\n中共中央 国务院关于做好重点工作的意见\n\n（2022年1月4日）\n\n{LINES}"
    )
    assert article.title == "中共中央 国务院关于做好重点工作的意见"
    assert (str(article.published_on), article.region_code) == ("2022-02-22", "")


def test_a_papers_name_and_page_is_no_title(one):
    article = one(f"滩羊铺就致富路\n《农民日报》(2022年3月8日 06版)\n{LINES}")
    assert (article.title, article.source, str(article.published_on)) == (
        "滩羊铺就致富路",
        "农民日报",
        "2022-03-08",
    )


def test_the_letterhead_of_a_portal_is_not_printed_twice_in_a_title(one):
    article = one(f"盐池县人民政府\n首页 >> 公开信息\n盐池县人民政府关于加强监测的通知\n{LINES}")
    assert article.title == "盐池县人民政府关于加强监测的通知"


def test_the_occasion_of_a_report_is_no_part_of_its_title(one):
    article = one(f"2022年政府工作报告\n——在盐池县第十八届人民代表大会第二次会议上\n各位代表：\n{LINES}")
    assert (article.title, article.region_code) == ("2022年政府工作报告", "640323")


def test_a_blank_inside_the_first_sentence_cuts_no_head_off(one):
    opening = "为全面贯彻落实上级关于持续增收的工作要求，推进乡村振兴，根据《中共某州委办公室 某州人民政府办公室关于印发< 增收方案>的通知》精神，结合实际，制定本方案。"
    article = one(f"盐池县增收工作方案\n{opening} 一、抓产业。{CARE}\n{LINES}")
    assert article.body.startswith(opening)


def test_a_caption_is_no_headline_and_no_text(one):
    article = one(f"2023-06-12 09:15，正文：盐池县黄花基地。某某网 王海宁摄{FLAT}")
    assert article.body == FLAT
    assert article.warnings


def test_a_short_first_sentence_is_no_caption(one):
    assert one(f"2023-06-12 09:15，正文：盐池县黄花开了。{FLAT}").body == f"盐池县黄花开了。{FLAT}"
