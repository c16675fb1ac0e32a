import pytest

from documents.ingest.header.labels import is_labelled, labelled_fields, told_address, with_values


@pytest.mark.parametrize(
    "line", ["发展时间：三年", "收入来源：务工", "来源广泛", "时间就是生命", "责任单位：县财政局"]
)
def test_words_inside_sentences_are_no_labels(line):
    assert not is_labelled(line)
    assert labelled_fields(line) == {}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "时间: 来源:某网 作者:王海 字号:【",
            {"published": "", "source": "某网", "author": "王海", "other": ""},
        ),
        (
            "索 引 号：1　发文机关：某局　成文日期：2021-07-06",
            {"other": "1", "issuer": "某局", "signed": "2021-07-06"},
        ),
        ("**发布日期**: 2022年5月26日", {"published": "2022年5月26日"}),
        ("【来源：某部网站】", {"source": "某部网站"}),
        ("发表于 2024-1-16 09:51:18", {"published": "2024-1-16 09:51:18"}),
    ],
)
def test_labels_in_every_dress(line, fields):
    assert labelled_fields(line) == fields


def test_the_first_label_wins():
    assert labelled_fields("来源：甲网 来源：乙网") == {"source": "甲网"}


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("没有地址。", ""),
        ("原文链接：见报纸", ""),
        ("正文。\n原文链接:http://dara.example.gov.cn/post_1.html", "http://dara.example.gov.cn/post_1.html"),
        ("（原文网址： https://a.example/b）", "https://a.example/b"),
        ("原文链接：https://a.example/1\n原文链接：https://a.example/1", "https://a.example/1"),
        ("原文链接：https://a.example/1\n原文链接：https://a.example/2", ""),
    ],
)
def test_a_text_may_tell_where_its_original_is(text, address):
    assert told_address(text) == address


@pytest.mark.parametrize(
    "lines",
    [
        ["来源", "乡村振兴"],
        ["来源：", "作者：王海"],
        ["来源：", "字" * 61],
        ["来源：云台日报", "云台日报讯"],
        ["时间", "过得真快"],
    ],
)
def test_a_line_that_says_all_keeps_to_itself(lines):
    assert with_values(lines) == lines


def test_what_stands_below_a_label_belongs_to_it():
    assert with_values(["来源：", "云台日报", "作者：", "王海"]) == ["来源：云台日报", "作者：王海"]
    cells = ["索引号", "123", "发布机构", "某县农业农村局", "某县召开会议"]
    assert with_values(cells) == ["索引号：123", "发布机构：某县农业农村局", "某县召开会议"]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("来源：云台日报图片来源：王海", {"source": "云台日报图片来源：王海"}),
        (
            "发布时间：2022-07-28来源：云台日报作者：王海",
            {"published": "2022-07-28", "source": "云台日报", "author": "王海"},
        ),
        ("[ 来源：云台日报 ]", {"source": "云台日报"}),
        (
            "来源：云台日报　通讯员：王海 李丽",
            {"source": "云台日报　通讯员：王海 李丽", "author": "王海 李丽"},
        ),
    ],
)
def test_labels_without_a_blank_between_them(line, found):
    assert labelled_fields(line) == found
