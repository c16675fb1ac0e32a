import pytest

from documents.ingest.readers.tables.list_columns import columns_of, field_of, is_header, missing_columns


@pytest.mark.parametrize(
    "name",
    [
        "备注",
        "序号",
        "联系电话",
        "审核意见",
        "标题党",
        "正文字数",
        "",
        "长" * 200,
        "createTime",
        "subtitle",
        "htmlId",
    ],
)
def test_other_columns_hold_no_field(name):
    assert field_of(name) == ""


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("标题（必填）", "title"),
        ("*标题", "title"),
        ("标 题", "title"),
        ("1.标题", "title"),
        ("【标题】", "title"),
        ("“标题”", "title"),
        ("新闻标题", "title"),
        ("篇名", "title"),
        ("县（市、区）", "region"),
        ("报送地区", "region"),
        ("发文日期", "published"),
        ("案例名称", "title"),
        ("正 文", "body"),
        ("正文内容：", "body"),
        ("【正文】(不少于500字)正文", "body"),
        ("所在地区", "region"),
        ("地区（市、县）", "region"),
        ("县区", "region"),
        ("行政区划代码", "region"),
        ("发布时间", "published"),
        ("成文日期", "published"),
        ("原文链接", "source_url"),
        ("Source URL", "source_url"),
        ("来源单位", "source"),
        ("作者姓名", "authors"),
        ("发文字号", "document_number"),
        ("docPubTime", "published"),
        ("published_at", "published"),
        ("htmlContent", "body"),
        ("ＴＩＴＬＥ", "title"),
        ("標題", "title"),
        ("內容", "body"),
        ("發佈日期", "published"),
        ("所屬縣區", "region"),
    ],
)
def test_names_as_people_write_them(name, field):
    assert field_of(name) == field


def test_a_code_goes_before_a_name():
    assert columns_of(["地区", "地区代码", "标题"])["region"] == ["地区代码", "地区"]


def test_a_row_of_names_has_title_and_text():
    assert is_header(["序号", "标题", "正文"])
    assert not is_header(["2022年典型材料汇总", "", ""])
    assert not is_header(["标题", "地区"])
    assert missing_columns(["标题", "地区"]) == ["正文"]
