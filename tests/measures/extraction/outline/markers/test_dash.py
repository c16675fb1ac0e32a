from tests.measures.extraction.outlines import titles_of


def test_it_leaves_a_dash_inside_a_sentence():
    assert titles_of("乡村振兴——新时代的答卷——已经展开。", "dash") == []


def test_it_leaves_a_lone_subtitle():
    assert titles_of("走好振兴路\n——来自一个山村的报告", "dash") == []


def test_it_opens_each_item():
    body = "——建设养老中心。新建中心六个，提供助餐服务。\n——改造农村危房。改造危房二百户，开展巡查。"

    assert titles_of(body, "dash") == ["建设养老中心", "改造农村危房"]
