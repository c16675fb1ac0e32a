from tests.measures.extraction.outlines import titles_of


def test_it_leaves_a_newspaper_column():
    assert titles_of("在县报开设专栏2个，宣传先进典型。", "box") == []


def test_it_leaves_a_reference():
    assert titles_of("具体见专栏一。", "box") == []


def test_it_opens_a_box_beside_each_section():
    body = (
        "（一）抓生产。"
        "建设基地两万亩，扶持企业。"
        "专栏1 粮食工程：建设良田八万亩，推广良种良法和配方施肥。"
        "果蔬工程：新建大棚三百座，带动千户农民增收。"
        "（二）抓销售。"
        "办好展销会，开设网店。"
        "专栏2 市场工程：建设冷库二十座，开通专线三条，降低运输成本。"
        "电商工程：培训带头人三百名，扶持网店五十家。"
    )

    assert len(titles_of(body, "box")) == 2
    assert len(titles_of(body, "box_item")) == 4
