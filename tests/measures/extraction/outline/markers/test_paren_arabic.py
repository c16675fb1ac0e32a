from tests.measures.extraction.outlines import titles_of


def test_it_leaves_figures_and_tables():
    assert titles_of("如表（1）和图（2）所示，产业增长较快。", "paren_arabic") == []


def test_it_leaves_formulas():
    assert titles_of("由公式(1)和公式(2)可得结果。", "paren_arabic") == []


def test_it_opens_each_item():
    body = "（1）做好就业。围绕重点群体开展培训三万人次，稳定岗位。（2）改善条件。为一百所学校建设供暖设施，改造食堂。"

    assert titles_of(body, "paren_arabic") == ["做好就业", "改善条件"]
