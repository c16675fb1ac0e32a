from measures.extraction.outline import Page
from measures.extraction.outline.breaks import find_turns

PROSE = "县里立足山地资源，建成高山蔬菜基地三万亩，组建产业联盟，推行订单种植。"


def test_a_colon_alone_makes_no_interview():
    assert find_turns(Page(f"现将有关事项通知如下：\n{PROSE}\n要求如下：\n{PROSE}")) == []


def test_turns_open_with_a_speaker():
    page = Page(f"记者：有何打算？\n李明：{PROSE}\n记者：还有呢？\n李明：{PROSE}")

    assert len(find_turns(page)) == 4
