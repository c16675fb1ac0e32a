"""Columns as offices lay them out: names over several, several for a field, none at all; titles merged downwards; lists on their
side. Near misses first."""

import pytest

from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.tables.lists import read_list
from tests.documents.ingest.readers.tables.test_workbook import make

TEXTS = [f"第{number}条做法，带动农户{number}00户。" for number in "一二三四五"]
PLACES = {
    "贵州省遵义市湄潭县": "520328",
    "遵义市": "520300",
    "湄潭县": "",
    "520328": "520328",
    "红花岗区": "520302",
}


def read(*rows, merge=()):
    def build(book):
        for each in rows:
            book.active.append(each)
        for each in merge:
            book.active.merge_cells(each)

    return read_list(
        make(build), FileKind.XLSX, file_name="清单.xlsx", find_region=lambda text: PLACES.get(text, "")
    )


def articles(reading):
    return [(article.title, article.body) for _, article in reading.articles]


def told(reading):
    return [(each.what, each.sample) for each in reading.left_out]


def test_equal_titles_that_are_not_merged_are_articles_of_their_own():
    reading = read(["标题", "正文"], ["甲", TEXTS[0]], ["甲", TEXTS[1]])
    assert articles(reading) == [("甲", TEXTS[0]), ("甲", TEXTS[1])]


def test_a_merged_title_over_rows_of_several_places_is_each_one_s():
    rows = ["标题", "正文", "地区"], ["甲", TEXTS[0], "遵义市"], ["", TEXTS[1], "红花岗区"]
    reading = read(*rows, merge=["A2:A3"])
    assert [(title, body) for title, body in articles(reading)] == [("甲", TEXTS[0]), ("甲", TEXTS[1])]
    assert [article.region_code for _, article in reading.articles] == ["520300", "520302"]


def test_rows_below_a_merged_title_are_parts_of_its_text():
    rows = (
        ["标题", "正文", "地区"],
        ["甲", TEXTS[0], "遵义市"],
        ["", TEXTS[1], ""],
        ["", TEXTS[2], ""],
        ["乙", TEXTS[3], ""],
    )
    reading = read(*rows, merge=["A2:A4", "C2:C4"])
    assert articles(reading) == [("甲", "\n".join(TEXTS[:3])), ("乙", TEXTS[3])]


def test_a_column_of_numbers_without_a_name_and_empty_columns_are_nothing_left_out():
    assert told(read(["", "标题", "正文", "备注"], [1, "甲", TEXTS[0]], [2, "乙", TEXTS[1]])) == []


def test_a_column_without_a_name_is_left_out_by_its_place():
    assert told(read(["标题", "正文", ""], ["甲", TEXTS[0], "上级已批示"])) == [("column", "第 3 列")]


def test_a_name_over_several_columns_is_each_one_s():
    reading = read(["标题", "正文", "", ""], ["甲", *TEXTS[:3]], merge=["B1:D1"])
    assert articles(reading) == [("甲", "\n".join(TEXTS[:3]))]
    assert told(reading) == []


@pytest.mark.parametrize("names", [("正文（一）", "正文（二）"), ("正文1", "正文2"), ("正文", "正文")])
def test_columns_that_count_the_parts_of_a_text_make_one(names):
    assert articles(read(["标题", *names], ["甲", *TEXTS[:2]])) == [("甲", f"{TEXTS[0]}\n{TEXTS[1]}")]


def test_a_second_column_that_says_the_same_is_nothing_left_out():
    reading = read(["标题", "正文", "内容"], ["甲", TEXTS[0], TEXTS[0]], ["乙", "", TEXTS[1]])
    assert articles(reading) == [("甲", TEXTS[0]), ("乙", TEXTS[1])]
    assert told(reading) == []


def test_a_second_column_for_a_field_is_left_out_by_name():
    reading = read(["标题", "正文", "内容"], ["甲", TEXTS[0], TEXTS[1]])
    assert articles(reading) == [("甲", TEXTS[0])]
    assert told(reading) == [("second_column", "内容")]


@pytest.mark.parametrize(
    ("names", "cells", "code"),
    [
        (["省份", "市（州）", "县（市、区）"], ["贵州省", "遵义市", "湄潭县"], "520328"),
        (["省份", "市（州）", "县（市、区）"], ["贵州省", "遵义市", ""], "520300"),
        (["市", "县"], ["遵义市", "红花岗区"], "520302"),
        (["地区", "地区代码"], ["遵义市", "５２０３２８"], "520328"),
    ],
)
def test_columns_of_a_place_tell_it_together(names, cells, code):
    ((_, article),) = read(["标题", "正文", *names], ["甲", TEXTS[0], *cells]).articles
    assert article.region_code == code


def test_authors_a_line_each_with_their_posts():
    ((_, article),) = read(
        ["标题", "正文", "作者", "职务"], ["甲", TEXTS[0], "林知远\n周明", "县委书记\n县长"]
    ).articles
    assert [(author.name, author.position) for author in article.authors] == [
        ("林知远", "县委书记"),
        ("周明", "县长"),
    ]


def test_two_columns_of_authors():
    ((_, article),) = read(["标题", "正文", "作者1", "作者2"], ["甲", TEXTS[0], "林知远", "周明"]).articles
    assert [author.name for author in article.authors] == ["林知远", "周明"]


def test_a_list_on_its_side():
    reading = read(["2022年典型做法"], ["标题", "甲", "乙"], ["正文", *TEXTS[:2]], ["地区", "遵义市", "某地"])
    assert articles(reading) == [("甲", TEXTS[0])]
    assert [(bad.place, bad.problem[:4]) for bad in reading.bad_rows] == [
        ("工作表“Sheet（每列一篇，行号即列号）”第 3 行", "地区“某")
    ]
    assert told(reading) == []


def test_a_form_of_one_article():
    reading = read(["填报表"], ["标题", "甲"], ["作者", "林知远"], ["正文", TEXTS[0]])
    assert articles(reading) == [("甲", TEXTS[0])]
