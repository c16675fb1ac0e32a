from tests.measures.extraction.outlines import titles_of


def test_it_leaves_decimals():
    assert titles_of("全村3.5万亩林地，修路1.2公里，2.4公里在建。", "arabic") == []


def test_it_leaves_dates():
    assert titles_of("2021.1.3发布，2021.2.4修订。", "arabic") == []


def test_it_opens_each_item():
    body = "1.加强领导。成立专班，每月调度一次。2．加强考核。纳入年度目标，严格奖惩。"

    assert titles_of(body, "arabic") == ["加强领导", "加强考核"]
