"""Chinese numerals that count."""

import pytest

from tests.measures.extraction.figures.reading import surfaces, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "抓好三项工程",
        "健全五个机制",
        "十大产业",
        "一名干部",
        "十四五时期",
        "一二三产业",
        "几千名群众",
        "十几个村",
        "二维码",
        "统一三支队伍",
        "二十大精神",
        "三多乡党委",
        "来到三家村",
        "走进三台子街道",
        "三户联保贷款",
        "四处求学",
        "办好三件实事",
        "白沙、河口三个乡镇",
        "抓好六个方面",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert taken_by("figure.chinese_count", body) == []


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("出台十八条办法", "十八条"),
        ("带动三百多户", "三百多户"),
        ("两个国家级示范村", "两个"),
        ("引进三家企业", "三家"),
        ("供养两个孩子", "两个"),
        ("联系两名电工", "两名"),
        ("开行三趟专列", "三趟"),
        ("三四百户受益", "三四百户"),
        ("一万二千人次参加", "一万二千人次"),
    ],
)
def test_is_taken(body: str, surface: str) -> None:
    assert taken_by("figure.chinese_count", body) == [surface] == surfaces(body)
