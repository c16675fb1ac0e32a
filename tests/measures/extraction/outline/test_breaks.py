from measures.extraction.outline import Page
from measures.extraction.outline.breaks import find_heading_lines, find_turns

PROSE = "县里立足山地资源，建成高山蔬菜基地三万亩，组建产业联盟，推行订单种植。"


def test_a_colon_alone_makes_no_interview():
    assert find_turns(Page(f"现将有关事项通知如下：\n{PROSE}\n要求如下：\n{PROSE}")) == []


def test_turns_open_with_a_speaker():
    page = Page(f"记者：有何打算？\n李明：{PROSE}\n记者：还有呢？\n李明：{PROSE}")

    assert len(find_turns(page)) == 4


def test_bylines_signatures_and_pictures_are_no_headings():
    lines = ["来源：县报", "青禾县人民政府", "2.png", "2021年6月18日", "各位代表："]

    assert find_heading_lines(Page("\n".join(f"{line}\n{PROSE}" for line in lines))) == []


def test_a_heading_line_stands_before_running_text():
    page = Page(f"夯实产业根基\n{PROSE}")

    assert [page.body[line.start : line.end] for line in find_heading_lines(page)] == ["夯实产业根基"]
