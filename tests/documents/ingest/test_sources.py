"""From where a text is, and who is named with it: in credits, behind headlines, in first sentences."""

import pytest

from tests.documents.ingest.texts import CARE, FLAT, LINES, NEXT


def test_the_source_stops_where_names_begin(one):
    text = f"滩羊铺就致富路\n{CARE}\n{NEXT}(来源:云上盐池 通联记者 王海 通讯员 李丽 责任编辑:赵某)"
    article = one(text)
    assert article.source == "云上盐池"
    assert [author.name for author in article.authors] == ["王海", "李丽"]


def test_the_outlet_behind_a_headline_is_the_source(one):
    article = one(f"滩羊铺就致富路 -宁夏日报\n2022年3月8日 04版：要闻\n{LINES}")
    assert (article.title, article.source) == ("滩羊铺就致富路", "宁夏日报")


@pytest.mark.parametrize(
    ("tail", "source", "names"),
    [
        ("（图片来源：某局微信）", "", []),
        ("来源：本站", "", []),
        ("（原载《云台日报》2022年7月28日06版）", "云台日报", []),
        ("刊于《云台日报》2022年7月28日第3版", "云台日报", []),
        ("来源：云台客户端云台日报融媒体记者 王海", "云台客户端云台日报", ["王海"]),
        ("(来源：盐池县委宣传部王海 李丽)", "盐池县委宣传部", ["王海", "李丽"]),
        ("（来源：盐池县委宣传部王海宁）", "盐池县委宣传部", ["王海宁"]),
        ("（来源：盐池县融媒体中心）", "盐池县融媒体中心", []),
        ("云台日报天眼新闻评论员 王海编辑 李丽二审 赵宁", "云台日报天眼新闻", ["王海"]),
        ("（云台教育报-云台教育网记者 王海 通讯员 李丽）", "云台教育报", ["王海", "李丽"]),
        ("云台日报社全媒体首席记者 葛 强", "云台日报社", ["葛强"]),
        ("来源：云台新闻客户端流程编辑：TF022", "云台新闻客户端", []),
        ("来源：青岭县交警大队通讯员：王海", "青岭县交警大队", ["王海"]),
        ("来源：青岭县边防大队通信员：王海 李丽", "青岭县边防大队", ["王海", "李丽"]),
        ("（选自 云台日报客户端 作者 王海 李丽）", "云台日报客户端", ["王海", "李丽"]),
        ("通讯员 王海贵州日报新闻记者 李丽编辑 赵宁", "贵州日报新闻", ["王海", "李丽"]),
        ("□本报记者 王海宁，通讯员 李丽", "", ["王海宁", "李丽"]),
    ],
)
def test_credits_glued_to_the_end(one, tail, source, names):
    article = one(f"黄花铺就致富路\n{FLAT}{tail}")
    assert (article.source, [author.name for author in article.authors]) == (source, names)


@pytest.mark.parametrize(
    ("opening", "source", "names"),
    [
        ("文/云台晚报全媒体记者 王海 通讯员 李丽图/学校供图", "云台晚报", ["王海", "李丽"]),
        ("云台网时刻记者 王海 银川报道\n", "云台网时刻", ["王海"]),
        ("采收现场“热火朝天”。合作社 供图 云台网8月13日电 (记者 宽宁)", "云台网", ["宽宁"]),
        ("文/王海与乡亲们同吃同住，图/一幅画卷，", "", []),
    ],
)
def test_who_wrote_stands_right_before_the_text(one, opening, source, names):
    article = one(f"黄花铺就致富路\n{opening}{FLAT}")
    assert (article.source, [author.name for author in article.authors]) == (source, names)


@pytest.mark.parametrize("opening", ["据县政府官网消息，", "据介绍，", "记者从县政府获悉，"])
def test_who_was_heard_is_no_outlet(one, opening):
    article = one(f"黄花铺就致富路\n{opening}{FLAT}")
    assert (article.source, article.authors) == ("", ())


def test_an_outlet_and_a_reporter_in_the_first_sentence(one):
    assert one(f"黄花铺就致富路\n据云台新闻8月3日消息，{FLAT}").source == "云台新闻"
    heard = one(f"黄花铺就致富路\n云台日报银川6月12日电 记者王海宁从县政府获悉，{FLAT}")
    assert (heard.source, [author.name for author in heard.authors]) == ("云台日报", ["王海宁"])
