"""Where a theme's word means something else in a compound or is the seam of two words. Near misses first."""

import pytest

from measures.extraction import Lexicon, find_mentions
from measures.extraction.themes.senses import is_seam, means_otherwise

LEXICON = Lexicon.from_toml(
    """
[public_services]
"学校" = 3
"高中" = 3
[infrastructure]
"道路" = 3
"通信" = 3
[governance]
"治理" = 2
"稳定" = 2
[leadership]
"领导" = 2
"责任" = 2
[assistance]
"央企" = 3
"""
)


def themes(body: str) -> list[str]:
    return [mention.theme for mention in find_mentions(body, LEXICON)]


@pytest.mark.parametrize(
    ("body", "theme"),
    [
        ("修好学校的操场。", "public_services"),
        ("学校教师轮岗。", "public_services"),
        ("硬化道路3公里。", "infrastructure"),
        ("产业园区发展道路交通。", "infrastructure"),
        ("新建通信基站。", "infrastructure"),
        ("乡村治理稳定有序。", "governance"),
        ("领导责任层层落实。", "leadership"),
        ("动员中央企业捐款。", "assistance"),
        ("建成1所高中。", "public_services"),
        ("提高中药材产量，办好高中教育。", "public_services"),
    ],
)
def test_near_misses_speak_of_their_theme(body: str, theme: str) -> None:
    assert theme in themes(body)


@pytest.mark.parametrize(
    "body",
    [
        "学校领导来到村里。",
        "某某学校副校长介绍了经验。",
        "走中国特色社会主义道路。",
        "走上致富道路。",
        "小流域综合治理使水土稳定。",
        "学校领导和村干部负起责任。",
        "开通信贷直通车。",
        "提高中药材产量。",
    ],
)
def test_another_sense_speaks_of_nothing(body: str) -> None:
    assert themes(body) == []


def test_a_seam_needs_two_longer_words() -> None:
    assert not is_seam("传承非遗传承人的手艺", 2, "非遗")
    assert is_seam("发挥农民主体作用", 3, "民主")


def test_a_word_without_guard_means_what_it_says() -> None:
    assert not means_otherwise("培训领导", 0, "培训")
