from measures.extraction.outline import Page
from measures.extraction.outline.markers import heading_line
from tests.measures.extraction.outlines import titles_of

PARAGRAPH = "县里立足资源，建成蔬菜基地三万亩，组建产业联盟，推行订单种植，帮助农户规避风险。"


def test_it_leaves_a_byline():
    body = f"本报记者 李明远\n{PARAGRAPH}\n来源：县融媒体中心\n{PARAGRAPH}"

    assert titles_of(body, "heading_line") == []


def test_it_leaves_a_lone_title():
    assert titles_of(f"走好特色振兴之路\n{PARAGRAPH}\n{PARAGRAPH}", "heading_line") == []


def test_it_leaves_lines_of_a_numbered_text():
    body = f"夯实产业根基\n一、抓产业。{PARAGRAPH}\n激活人才引擎\n二、抓人才。{PARAGRAPH}"

    assert titles_of(body, "heading_line") == []


def test_bylines_signatures_and_pictures_are_no_headings():
    lines = ["来源：县报", "青禾县人民政府", "2.png", "2021年6月18日", "各位代表："]
    page = Page("\n".join(f"{line}\n{PARAGRAPH}" for line in lines))

    assert list(heading_line.RULE.run(page)) == []


def test_it_opens_each_section():
    body = f"夯实产业根基\n{PARAGRAPH}\n激活人才引擎\n{PARAGRAPH}"

    assert titles_of(body, "heading_line") == ["夯实产业根基", "激活人才引擎"]
