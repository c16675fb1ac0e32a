import pytest

from documents.ingest.blocks import author_blocks, looks_signed
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
        "县委书记 调研乡村振兴",
        "青岭县会川镇 产业兴旺",
        "县长谈产业",
        "局长，在全县大会上",
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


@pytest.mark.parametrize(
    "name", ["扎西次仁", "索朗扎西曲珍", "乌云其木格", "阿不都·热西提·买买提", "林䶮", "𬱖小明", "欧阳修远"]
)
def test_names_of_every_people_and_with_rare_characters(name):
    assert authors_of(f"青岭县委书记 {name}") == [ParsedAuthor(name, "青岭县委书记")]


@pytest.mark.parametrize(
    "line",
    [
        "青岭县委书记 林青山",
        "林青山 青岭县委书记",
        "林青山，青岭县委书记",
        "青岭县委书记 ｜ 林青山",
        "青岭县委书记/林青山",
        "■青岭县委书记 林青山",
        "文/青岭县委书记 林青山",
        "文｜林青山（青岭县委书记）",
        "青岭县委书记 林青山（女，藏族）",
        "青岭县委书记\xa0林青山",
    ],
)
def test_a_post_and_a_name_parted_in_any_way(line):
    assert authors_of(line) == [ParsedAuthor("林青山", "青岭县委书记")]


def test_a_dotted_name_needs_no_gap():
    assert authors_of("青岭县委书记阿依努尔·买买提") == [ParsedAuthor("阿依努尔·买买提", "青岭县委书记")]


def test_each_with_a_post():
    assert authors_of("青岭县委书记 林青山　青岭县县长 古丽·买买提") == [
        ParsedAuthor("林青山", "青岭县委书记"),
        ParsedAuthor("古丽·买买提", "青岭县县长"),
    ]


@pytest.mark.parametrize(
    "unit",
    [
        "青岭县会川镇",
        "青岭县农业技术推广站",
        "青岭县田家河乡元古堆村党支部",
        "青岭县兴农投资有限公司",
        "中国农业银行青岭县支行",
    ],
)
def test_where_people_work_is_no_office_only(unit):
    assert authors_of(f"{unit} 林青山") == [ParsedAuthor("林青山", unit)]


def test_a_line_that_looks_signed_is_told_from_a_title():
    assert looks_signed("青岭县委书记 阿不都热西提—买买提")
    assert not looks_signed("青岭县农业农村局 关于印发方案的通知")
    assert not looks_signed("健全防返贫监测 建立长效机制")


@pytest.mark.parametrize(
    "pieces",
    [
        ["青岭县委书记林青山"],
        ["青岭做法", "县长谈产业"],
        ["青岭做法", "青岭县县长谈产业"],
        ["青岭做法", "防返贫工作组长能干"],
    ],
)
def test_what_is_glued_names_nobody_at_the_head_and_in_a_title(pieces):
    assert author_blocks(pieces) == []


def test_a_name_glued_to_its_post_below_the_title():
    (block,) = author_blocks(["青岭县推进有效衔接的探索", "青岭县委副书记、县长林青山"])
    assert block.author == ParsedAuthor("林青山", "青岭县委副书记、县长")


def test_a_post_in_brackets_below_its_name():
    (block,) = author_blocks(["青岭县的做法", "林青山", "（中共青岭县委书记）"])
    assert (block.start, block.end) == (1, 3)
    assert (block.author.name, block.author.position) == ("林青山", "中共青岭县委书记")
