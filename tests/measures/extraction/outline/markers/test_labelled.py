from tests.measures.extraction.outlines import titles_of


def test_it_leaves_a_measure_once_issued():
    assert titles_of("措施一经推出，行动二话不说就展开了。", "labelled") == []


def test_it_leaves_a_lone_label():
    assert titles_of("举措一：推行积分制管理，兑换日用品。", "labelled") == []


def test_it_opens_each_item():
    body = "举措一：推行积分制。村民参与治理兑换日用品。举措二：推行红黄榜。每月公布完成情况。"

    assert titles_of(body, "labelled") == ["推行积分制", "推行红黄榜"]
