from tests.measures.extraction.outlines import titles_of, units_of

PLAN = "（一）抓生产。建设基地两万亩，扶持企业。专栏1 粮食工程：{items}\n（二）抓销售。办好展销会，开设网店。专栏2 市场工程：建设冷库二十座，开通专线三条，降低运输成本。电商工程：培训带头人三百名，扶持网店五十家。"
GRAIN = "建设良田八万亩，推广良种良法和配方施肥。"


def items(text: str) -> list[str]:
    return titles_of(PLAN.format(items=text), "box_item")


def test_one_head_is_no_list():
    assert items(GRAIN) == ["市场工程", "电商工程"]


def test_a_head_with_nothing_after_it_heads_nothing():
    assert items(f"{GRAIN}果蔬：好。") == ["市场工程", "电商工程"]


def test_each_head_of_a_box_opens_an_item():
    found = items(f"{GRAIN}果蔬工程：新建大棚三百座，带动千户农民增收。")

    assert found == ["粮食工程", "果蔬工程", "市场工程", "电商工程"]


def test_a_box_stands_beside_its_section():
    body = PLAN.format(items=f"{GRAIN}果蔬工程：新建大棚三百座，带动千户农民增收。")

    assert [unit.above.title for unit in units_of(body, "box")] == ["抓生产", "抓销售"]
