import pytest

from documents.ingest.names import (
    bodies,
    is_body_name,
    is_person,
    is_post,
    names_run_together,
    people,
    post_in_text,
    reads_as_name,
)


@pytest.mark.parametrize("text", ["目录", "前言", "方案", "全文", "茶", "农业农村", "曹春书记们"])
def test_words_are_no_people(text):
    assert not is_person(text)


@pytest.mark.parametrize("text", ["王海", "欧阳修远", "杨　悦", "栗 俊 昌", "阿迪力·买买提"])
def test_people(text):
    assert is_person(text)


@pytest.mark.parametrize("text", ["了解到", "记者", "要闻", "近日在", "宽", "节这一天"])
def test_words_behind_a_role_are_no_names(text):
    assert not reads_as_name(text)


@pytest.mark.parametrize("text", ["宽宁", "丁一宁", "妥学军", "问天"])
def test_behind_a_role_whatever_surname_is_one(text):
    assert reads_as_name(text)


def test_a_run_of_names_must_be_names_only():
    assert people("张贝 董蕾") == ("张贝", "董蕾")
    assert people("张贝 在茶园里劳动") == ()


@pytest.mark.parametrize(
    "text",
    [
        "关于做好春耕工作的通知",
        "推进乡村振兴",
        "让群众满意，让组织放心",
        "2022年工作要点",
        "守住底线开新局",
        "绘就城乡融合新格局",
        "选优配强村干部",
        "对衔接工作作出全面部署",
        "第三届丰收节成功举办",
    ],
)
def test_titles_are_no_offices(text):
    assert not is_body_name(text)


@pytest.mark.parametrize(
    "text",
    [
        "青岭县乡村振兴局",
        "青岭市公安局",
        "青岭县食品安全局",
        "青岭县委宣传部",
        "青岭县委农办",
        "青岭市中级人民法院",
    ],
)
def test_names_of_offices(text):
    assert is_body_name(text)


def test_offices():
    assert bodies("中共盐池县委 盐池县人民政府") == ("中共盐池县委", "盐池县人民政府")
    assert bodies("农业农村部、财政部等六部门") == ("农业农村部", "财政部")
    assert bodies("中共中央 国务院") == ("中共中央", "国务院")


def test_posts():
    assert is_post("某市扶贫工作局党组书记、局长")
    assert not is_post("局长说：要抓好落实。书记")


def test_the_post_before_a_name():
    text = "近日，盐池县委副书记、县长王海宁接受采访。王海宁说，今年不错。"
    assert post_in_text("王海宁", text) == "盐池县委副书记、县长"
    assert post_in_text("李丽", text) == ""


@pytest.mark.parametrize("text", ["王海", "乡村振兴局", "王海宁到村里", "王海宁李丽", ""])
def test_a_run_that_may_be_cut_in_several_ways_names_nobody(text):
    assert names_run_together(text) == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("刘海宁卞文文", ("刘海宁", "卞文文")),
        ("王海李丽", ("王海", "李丽")),
        ("王雅婷李丽", ("王雅婷", "李丽")),
    ],
)
def test_names_that_lost_the_gaps_between_them(text, names):
    assert names_run_together(text) == names
