from tests.measures.extraction.outlines import titles_of


def test_it_leaves_a_numbered_title():
    assert titles_of("印发《工作通知（一）》和《工作通知（二）》。", "paren_han") == []


def test_it_leaves_a_clause_number():
    assert titles_of("按照第（一）项和第（二）项执行。", "paren_han") == []


def test_it_opens_each_item():
    body = "（一）加强领导。成立专班，每月调度一次。（二）加强考核。纳入年度目标，严格奖惩。"

    assert titles_of(body, "paren_han") == ["加强领导", "加强考核"]
