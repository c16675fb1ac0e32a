from tests.measures.extraction.outlines import titles_of


def test_it_leaves_an_article_of_another_rule():
    assert titles_of("根据《办法》第一条、第二条规定处理。", "article") == []


def test_it_leaves_a_motorway():
    assert titles_of("第一条高速公路通车，第二条高速公路开工。", "article") == []


def test_it_opens_each_item():
    body = "第一条 设立创业基金，重点扶持返乡创业人员。\n第二条 减免场地租金，前两年不收租金。"

    assert titles_of(body, "article") == [
        "设立创业基金，重点扶持返乡创业人员",
        "减免场地租金，前两年不收租金",
    ]
