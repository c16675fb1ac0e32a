from tests.measures.extraction.outlines import titles_of


def test_it_leaves_the_three_sectors():
    assert titles_of("推动一、二、三产业融合发展。", "han") == []


def test_it_leaves_ordinals():
    assert titles_of("发展第一、第二产业。", "han") == []


def test_it_leaves_a_lone_numeral():
    assert titles_of("一、本通知自印发之日起执行。", "han") == []


def test_it_opens_each_item():
    body = "一、抓好产业。建设茶叶基地两万亩，扶持企业。二、抓好就业。开发公益岗位，组织外出务工。"

    assert titles_of(body, "han") == ["抓好产业", "抓好就业"]
