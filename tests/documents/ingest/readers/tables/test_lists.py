import csv
import io
import json
from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.ingest.parsed import IngestError, ParsedAuthor
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.tables.delimited import read_delimited
from documents.ingest.readers.tables.lists import bad_rows_csv, read_list
from tests.documents.ingest.readers.office_factory import with_part

NAME = "清单"
HEADER = ["标题", "正文", "地区", "作者", "职务", "发布日期", "来源", "网址", "体裁"]
GOOD = [
    "做法一",
    "一是发展茶产业。\n二是监测。",
    "青岭县",
    "林青山",
    "县长",
    "2022-07-28",
    "云台日报",
    "https://a.cn/1",
    "访谈",
]


def find_region(text):
    return {"青岭县": "529901", "529901": "529901"}.get(text, "")


def make_csv(*rows, encoding="utf-8-sig", delimiter=","):
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def make_xlsx(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def make_jsonl(*rows):
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()


def read(data, kind=FileKind.CSV, **limits):
    return read_list(data, kind, file_name=NAME, find_region=find_region, limits=Limits(**limits))


@pytest.mark.parametrize(
    ("data", "kind", "message"),
    [
        (b"", FileKind.CSV, "文件是空的"),
        (make_csv(HEADER), FileKind.CSV, "没有数据行"),
        (make_csv(["题", "文"], ["甲", "乙"]), FileKind.CSV, "缺少“标题”“正文”列"),
        (make_csv(["标题"], ["甲"]), FileKind.CSV, "缺少“正文”列"),
        (bytes(range(256)) * 20, FileKind.CSV, "无法识别文字编码"),
        (make_xlsx(HEADER, GOOD)[:-100], FileKind.XLSX, "已损坏"),
        (with_part(make_xlsx(HEADER, GOOD), "xl/workbook.xml", b"<"), FileKind.XLSX, "已损坏"),
        (
            with_part(
                make_xlsx(HEADER, GOOD), "xl/sharedStrings.xml", b'<!DOCTYPE a [<!ENTITY x "y">]><sst/>'
            ),
            FileKind.XLSX,
            "外部实体",
        ),
        (b"[1]\n{", FileKind.JSONL, "没有一行是 JSON 对象（第 1 行：不是 JSON 对象）"),
        (b'{"a":1}\n{', FileKind.JSONL, "缺少"),
    ],
)
def test_it_refuses_by_name_and_with_a_way_out(data, kind, message):
    with pytest.raises(IngestError, match=f"^{NAME}：.*{message}.*[。]"):
        read(data, kind)


def test_more_rows_than_the_limit():
    with pytest.raises(IngestError, match="超过 2 行"):
        read(make_csv(HEADER, GOOD, GOOD, GOOD), list_rows=2)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (make_csv(HEADER, GOOD), FileKind.CSV),
        (make_csv(HEADER, GOOD, encoding="gb18030"), FileKind.CSV),
        (make_csv(HEADER, GOOD, delimiter="\t"), FileKind.CSV),
        (make_xlsx(HEADER, GOOD), FileKind.XLSX),
        (make_xlsx([], HEADER, [*GOOD[:5], date(2022, 7, 28), *GOOD[6:]]), FileKind.XLSX),
        (make_jsonl(dict(zip(HEADER, GOOD, strict=True))), FileKind.JSONL),
        (
            make_jsonl(
                {
                    "title": "做法一",
                    "body": "一是发展茶产业。\r\n二是监测。",
                    "region_code": 529901,
                    "authors": [{"name": "林青山", "position": "县长"}],
                    "published": "2022年7月28日",
                    "source": "云台日报",
                    "source_url": "https://a.cn/1",
                    "kind": "interview",
                }
            ),
            FileKind.JSONL,
        ),
    ],
)
def test_one_article_from_every_kind_of_list(data, kind):
    reading = read(data, kind)
    assert reading.bad_rows == ()
    ((_, article),) = reading.articles
    assert (article.title, article.body) == ("做法一", "一是发展茶产业。\n二是监测。")
    assert (article.region_code, article.kind, article.source) == ("529901", "interview", "云台日报")
    assert article.authors == (ParsedAuthor("林青山", "县长"),)
    assert (article.published_on, article.published_precision) == (date(2022, 7, 28), "day")
    assert article.source_url == "https://a.cn/1"


def test_row_700_of_1000_is_bad_and_the_others_can_be_taken():
    rows = [[f"做法{n}", f"第{n}条做法。"] for n in range(2, 1002)]
    rows[698][1] = ""
    reading = read(make_csv(["标题", "正文"], *rows))
    assert len(reading.articles) == 999
    ((number, problem),) = [(row.number, row.problem) for row in reading.bad_rows]
    assert (number, problem) == (700, "缺少正文")


def test_rows_of_several_lines_count_as_the_editor_counts():
    reading = read(make_csv(HEADER[:2], ["甲", "一\n二\n三"], ["乙", ""]))
    assert [row.number for row in reading.bad_rows] == [5]


@pytest.mark.parametrize(
    ("column", "value", "problem"),
    [
        ("标题", " ", "缺少标题"),
        ("标题", "长" * 301, "标题超过 300 个字符"),
        ("正文", "坏\x00字", "无法存储"),
        ("地区", "朝阳区", "地区“朝阳区”查不到或有重名"),
        ("发布日期", "2022-13-01", "不是日期"),
        ("发布日期", "去年", "不是日期"),
        ("发布日期", "二〇二一年十三月", "不是日期"),
        ("发布日期", "二十一年三月", "不是日期"),
        ("网址", "javascript:alert(1)", "网址“javascript:alert"),
        ("体裁", "诗歌", "体裁“诗歌”不认识"),
    ],
)
def test_a_bad_cell_is_named(column, value, problem):
    row = {**dict(zip(HEADER, GOOD, strict=True)), column: value}
    (bad,) = read(make_jsonl(row), FileKind.JSONL).bad_rows
    assert problem in bad.problem


def test_a_row_with_more_cells_than_columns_loses_none():
    (bad,) = read(make_csv(["标题", "正文"], ["甲", "乙", "丙"])).bad_rows
    assert bad.cells["多出的格"] == "丙"


def test_the_second_of_two_equal_bodies_is_bad():
    (bad,) = read(make_csv(HEADER, GOOD, GOOD)).bad_rows
    assert bad.problem == "正文与第 2 行相同"


def test_a_list_in_big5_is_read_as_such():
    rows = "標題,內容,發佈日期,作者\n青嶺縣的做法,近年來我縣堅持因地制宜,2022-07-28,林青山\n"
    ((_, article),) = read(rows.encode("big5")).articles
    assert (article.title, article.body) == ("青嶺縣的做法", "近年來我縣堅持因地制宜")
    assert (article.published_on, article.authors[0].name) == (date(2022, 7, 28), "林青山")


def test_authors_with_their_posts():
    text = "张三（县委书记、县长）；李四、青岭县农业农村局"
    ((_, article),) = read(make_csv(["标题", "正文", "作者"], ["甲", "乙", text])).articles
    assert article.authors == (
        ParsedAuthor("张三", "县委书记、县长"),
        ParsedAuthor("李四"),
        ParsedAuthor("青岭县农业农村局", is_body=True),
    )


def test_bad_rows_come_back_mendable():
    rows = [["甲", "", "=1+1"], ["乙", "", "@SUM(A1)"]]
    back = bad_rows_csv(read(make_csv(["标题", "正文", "来源"], *rows)).bad_rows)
    assert back.startswith("\ufeff行号,问题,标题,正文,来源".encode())
    assert b"'=1+1" in back
    mended = back.decode("utf-8-sig").replace("甲,", "甲,正文甲").replace("乙,", "乙,正文乙").encode()
    assert [article.source for _, article in read(mended).articles] == ["=1+1", "@SUM(A1)"]


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), min_size=1, max_size=6))
def test_every_row_is_taken_or_comes_back(rows):
    data = make_jsonl(*({"标题": row[0], "正文": row[1]} for row in rows))
    reading = read(data, FileKind.JSONL)
    assert len(reading.articles) + len(reading.bad_rows) == len(rows)
    bad_rows_csv(reading.bad_rows)


def test_cells_are_mended_like_texts():
    row = {
        "标题": "健全防止返\u200b贫机制",
        "正文": "组建2\u200b17支&nbsp;入户队。",
        "网址": "https://a.cn/1#:~:text=" + "%E8" * 500,
    }
    ((_, article),) = read(make_jsonl(row), FileKind.JSONL).articles
    assert (article.title, article.body) == ("健全防止返贫机制", "组建217支 入户队。")
    assert article.source_url == "https://a.cn/1"


def test_a_quotation_mark_left_open_is_told():
    whole = '标题,正文\n甲,"一是""茶""。"\n'
    assert read(whole.encode()).left_out == ()
    (said,) = read(f'{whole}乙,"二是监测。\n丙,三是'.encode()).left_out
    assert (said.what, said.sample) == ("rest", "二是监测。 丙,三是")


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        (r'"D:\",正文', "D:\\"),  # a backslash that ends a cell
        (r'"建""某网\"":一县",正文', r'建"某网\":一县'),  # a spreadsheet's, with a backslash before its mark
        (r'"建\"防贫网\"，保稳定",正文', '建"防贫网"，保稳定'),
        (r'"建\"网\",保稳定","正文"', '建"网",保稳定'),
    ],
)
def test_marks_inside_a_cell_as_databases_write_them(cells, title):
    (row,) = read_delimited(f"标题,正文\n{cells}\n".encode(), file_name="a.csv").rows
    assert row.cells["标题"] == title


def test_of_two_columns_of_one_name_neither_is_lost():
    found = read(make_csv(["标题", "正文", "正文"], ["甲", "一是茶。", "二是药。"]))
    assert found.articles[0][1].body == "一是茶。\n二是药。"
    assert found.left_out == ()


def test_names_that_come_again_and_again_are_told_apart_in_linear_time():
    source = read_delimited(("标题,正文" + ",列" * 200_000 + "\n题,文\n").encode(), file_name="a.csv")
    assert source.names[2:5] == ("列", "列 2", "列 3")
    assert len(set(source.names)) == 200_002


def test_a_table_in_markdown():
    data = "| 标题 | 正文 |\n| :--- | --- |\n| 甲 | 一是茶。<br>二是药。 |\n".encode()
    ((_, article),) = read(data).articles
    assert (article.title, article.body) == ("甲", "一是茶。\n二是药。")
