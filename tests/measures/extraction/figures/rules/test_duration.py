"""Limits and counted lengths of time; plan periods are none."""

import pytest

from tests.measures.extraction.figures.reading import surfaces, taken_by


@pytest.mark.parametrize(
    "body",
    [
        "5年过渡期",
        "三年行动",
        "两年来",
        "10年前",
        "近3年",
        "50余年",
        "15分钟生活圈",
        "24小时值守",
        "三个月后",
        "前8个月",
        "倒计时50天",
        "一年365天",
        "至少一周",
        "短短两个月时间",
        "6月15日以内",
        "突破15日",
    ],
)
def test_near_misses_are_left_out(body: str) -> None:
    assert taken_by("figure.duration", body) == []


@pytest.mark.parametrize(
    ("body", "surface"),
    [
        ("最长不超过6个月", "最长不超过6个月"),
        ("贷款期限3年以上", "3年以上"),
        ("15个工作日办结", "15个工作日"),
        ("平均受教育年限达12年", "12年"),
        ("缩短到40分钟", "40分钟"),
        ("历时3个多月", "3个多月"),
        ("一个月内发放", "一个月内"),
        ("离任前60日内", "60日内"),
        ("为期四天的研学", "四天"),
        ("为期7天的志愿服务", "7天"),
        ("修好用了4个多小时", "4个多小时"),
    ],
)
def test_is_taken(body: str, surface: str) -> None:
    assert taken_by("figure.duration", body) == [surface] == surfaces(body)
