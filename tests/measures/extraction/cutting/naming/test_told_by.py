"""Titles where the deed's object stands behind a list, a team's members, a document's name or a means. Near misses first."""

import pytest

from measures.extraction.cutting.naming.titles import informative, title_of
from measures.extraction.outline import Page
from measures.extraction.spans import Found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("县里举办采摘班、剪枝班、周末讲座等作为创建文明村的重要载体，开设夜校。", "举办采摘班、剪枝班"),
        ("镇里打造集垂钓、采摘为一体的综合体。", "打造集垂钓、采摘为一体的综合体"),
        ("县里出台《青岭县冷链物流条例》，建立台账。", "出台《青岭县冷链物流条例》"),
        ("当地加快建设冷链仓库，带动农户。", "建设冷链仓库"),
        ("镇里以黄花为媒，开展采摘活动。", "开展采摘活动"),
        ("中央财政安排104亿元。", "安排104亿元"),
        ("村里建设已见成效，镇里开设夜校。", "开设夜校"),
    ],
)
def test_what_stays_as_it_is(body, expected):
    assert title_of(Page(body), 0, len(body)) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("县里打造集休闲垂钓、娱乐购物、民宿美食、农事体验为一体的乡村旅游综合体。", "打造乡村旅游综合体"),
        ("省农业厅派出11个由机关干部、技术人员和相关专家组成的工作组。", "派出工作组"),
        (
            "办公室近日下发《关于进一步做好农民工返岗服务保障工作的通知》。",
            "做好农民工返岗服务保障工作",
        ),
        ("县里通过发放软贷款等方式鼓励稻农改种甘蔗。", "鼓励稻农改种甘蔗"),
        ("当地加快建设山水试验区步伐，实施河道清淤工程。", "实施河道清淤工程"),
        ("志愿者重点关注卫生清理不彻底的问题，开展集中整改。", "开展集中整改"),
        ("针对防汛防灾减灾中暴露出来的短板弱项和突出问题，建立巡查制度。", "建立巡查制度"),
        ("中央财政安排104亿元，加强农村厕所粪污处理。", "加强农村厕所粪污处理"),
        ("把征地面积5%的土地，返还给村里集体经营。", "返还给村里集体经营"),
        ("去年4月，镇里建立巡查制度。", "建立巡查制度"),
    ],
)
def test_what_the_deed_is_of(body, expected):
    assert title_of(Page(body), 0, len(body)) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("针对防疫和防汛防灾减灾中暴露的问题", "加强公共卫生设施建设"),
        ("加强巡查值守", "加强巡查值守"),
    ],
)
def test_a_setting_that_is_counted_aloud_is_no_title(title, expected):
    body = f"一要{title}，加强公共卫生设施建设。"
    found = Found(f"要{title}", (), 0, len(body), "outline.spoken", "1", 0.9)
    assert informative(Page(body), found) == expected
