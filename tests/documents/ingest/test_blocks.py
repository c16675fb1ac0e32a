import pytest

from documents.ingest.blocks import author_blocks
from documents.ingest.parsed import ParsedAuthor


def authors_of(line):
    return [each for block in author_blocks([line]) for each in (block.author, *block.others)]


@pytest.mark.parametrize(
    "line",
    [
        "健全防返贫监测 建立长效机制",
        "青岭县农业农村局 关于印发方案的通知",
        "本报记者 林青山",
        "青岭县农业农村局",
        "青岭县 白河县",
        "来源：青岭县农业农村局 林青山",
    ],
)
def test_other_lines_name_nobody(line):
    assert authors_of(line) == []


@pytest.mark.parametrize(
    "name", ["阿依努尔·买买提江", "阿依努尔•买买提江", "阿依努尔・买买提江", "阿依努尔.买买提江", "林青山"]
)
def test_names_of_every_length_stand_behind_their_post(name):
    assert authors_of(f"青岭县委副书记、县长 {name}") == [ParsedAuthor(name, "青岭县委副书记、县长")]


@pytest.mark.parametrize(
    "line",
    [
        "青岭县农业农村局 林青山",
        "青岭县农业农村局：林青山",
        "林青山 青岭县农业农村局",
        "林青山（青岭县农业农村局）",
    ],
)
def test_an_office_and_a_name_stand_in_either_order(line):
    assert authors_of(line) == [ParsedAuthor("林青山", "青岭县农业农村局")]


def test_two_people_of_one_office_are_both_named():
    assert authors_of("中共青岭县委党校 林青山 周白河") == [
        ParsedAuthor("林青山", "中共青岭县委党校"),
        ParsedAuthor("周白河", "中共青岭县委党校"),
    ]
