"""What stands for a title where a text has none. Near misses first."""

import pytest

from documents.ingest.stand_in import stand_in_title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("在宁夏盐池县，村民忙着采摘黄花。", "在宁夏盐池县，村民忙着采摘黄花"),
        ("据悉，全县增收。", "据悉，全县增收"),
        ("近日开工。随后，村民陆续搬进新居。", "近日开工。随后，村民陆续搬进新居"),
        ("盐池县财政局 近日下发补贴资金。", "盐池县财政局 近日下发补贴资金"),
    ],
)
def test_what_says_all_stays_as_it_is(body, title):
    assert stand_in_title(body) == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("近日，盐池县召开春季农业生产工作会议。", "盐池县召开春季农业生产工作会议"),
        ("8月3日上午，盐池县召开春季农业生产工作会议。", "盐池县召开春季农业生产工作会议"),
        ("今天（8月3日），盐池县召开春季农业生产工作会议。", "盐池县召开春季农业生产工作会议"),
        ("本台消息：盐池县印发黄花产业发展的实施意见。", "盐池县印发黄花产业发展的实施意见"),
        ("记者从盐池县农业农村局获悉，今年黄花菜采摘比往年早十天。", "今年黄花菜采摘比往年早十天"),
        ("记者从县卫健委获悉：村卫生室建设方案已经印发，今年实施。", "村卫生室建设方案已经印发，今年实施"),
        ("据某某部网站消息，两部门印发关于做好计划实施工作的通知。", "两部门印发关于做好计划实施工作的通知"),
        ("四部门印发工伤预防费使用办法 近日，四部门联合印发办法。", "四部门印发工伤预防费使用办法"),
        ("开镰啦！盐池县黄花基地一片忙碌景象。", "开镰啦！盐池县黄花基地一片忙碌景象"),
        ("“盐池县的黄花今年又是一个丰收年！”", "“盐池县的黄花今年又是一个丰收年！”"),
    ],
)
def test_leads_go_and_headlines_stay(body, title):
    assert stand_in_title(body) == title


def test_a_long_sentence_is_cut_at_a_comma_and_never_in_a_list_or_in_quotes():
    offices = "县委书记、县委农办主任、县乡村振兴领导小组组长、县总河长、县总林长、县人武部党委第一书记王海宁到村里调研，要求抓好春耕。"
    assert stand_in_title(offices) == f"{offices.split('，', maxsplit=1)[0]}……"
    quoted = "盐池县开展“建机制，强队伍，保民生，促和谐，守底线，抓发展，惠群众，兴产业，优环境，聚人心”专项活动，效果良好。"
    assert stand_in_title(quoted).startswith("盐池县开展")
    assert stand_in_title(quoted).count("“") == stand_in_title(quoted).count("”")
