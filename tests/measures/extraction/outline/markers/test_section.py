from tests.measures.extraction.outlines import titles_of


def test_it_leaves_a_railway_carriage():
    assert titles_of("请到第一节车厢和第二节车厢就座。", "section") == []


def test_it_leaves_a_quoted_section():
    assert titles_of("按第一节的要求办理，参照第二节的规定执行。", "section") == []


def test_it_opens_each_item():
    body = "第一节　稳定粮食生产\n落实补贴政策，推广良种良法。\n第二节　培育优势产业\n做强茶叶产业，引进加工企业。"

    assert titles_of(body, "section") == ["稳定粮食生产", "培育优势产业"]
