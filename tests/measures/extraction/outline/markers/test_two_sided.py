from tests.measures.extraction.outlines import titles_of


def test_it_leaves_a_sentence_with_two_sides():
    assert titles_of("这项工作一方面要算经济账，另一方面要算民生账。", "two_sided") == []


def test_it_leaves_a_lone_side():
    assert titles_of("另一方面，群众的积极性也很高。", "two_sided") == []


def test_it_opens_each_item():
    body = "一方面，办好学校。改造校舍，引进教师，控辍保学。另一方面，办实培训。开设专业班，推荐学员就业。"

    assert titles_of(body, "two_sided") == ["办好学校", "办实培训"]
