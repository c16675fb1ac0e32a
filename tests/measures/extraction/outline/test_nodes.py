import json

import pytest

from measures.extraction.outline import Page, as_json, from_json, nodes_of, parse

BODY = "一、抓产业。（一）建基地。投入资金三千万元，扶持企业。（二）引企业。落户企业四家，带动增收。\n二、抓就业。举办招聘会十场。"


def test_it_refuses_what_is_no_node():
    with pytest.raises(TypeError):
        from_json([{"title": "抓产业"}])


def test_nodes_come_back_from_json_as_they_were():
    page = Page(BODY)
    nodes = nodes_of(page, parse(page))

    assert [(node.title, node.parent) for node in nodes] == [
        ("抓产业", None), ("建基地", 0), ("引企业", 0), ("抓就业", None),
    ]  # fmt: skip
    assert from_json(json.loads(json.dumps(as_json(nodes)))) == nodes
