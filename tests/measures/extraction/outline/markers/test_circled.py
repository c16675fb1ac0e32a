from tests.measures.extraction.outlines import titles_of


def test_it_leaves_notes():
    assert titles_of("详见注①和注②。", "circled") == []


def test_it_leaves_a_lone_sign():
    assert titles_of("①本表由县统计局提供。", "circled") == []


def test_it_opens_each_item():
    body = "①建立监测台账，每月由网格员入户更新一次信息。\n②定期回访农户，对已消除风险的家庭持续跟踪半年。"

    assert titles_of(body, "circled") == [
        "建立监测台账，每月由网格员入户更新一次信息",
        "定期回访农户，对已消除风险的家庭持续跟踪半年",
    ]
