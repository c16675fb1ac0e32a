from tests.measures.extraction.outlines import titles_of


def test_it_leaves_the_chapter_of_another_document():
    assert titles_of("根据《规划》第一章和第二章的规定，加强管理。", "chapter") == []


def test_it_leaves_a_lone_chapter():
    assert titles_of("第一章　总则。本办法适用于全县。", "chapter") == []


def test_it_opens_each_item():
    body = (
        "第一章　建设产业带\n建设茶叶基地两万亩，扶持企业。\n第二章　补齐短板\n硬化道路，改造电网，保障供水。"
    )

    assert titles_of(body, "chapter") == ["建设产业带", "补齐短板"]
