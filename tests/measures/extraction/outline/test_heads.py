from measures.extraction.outline.heads import Head, strong_heads


def test_words_that_never_come_back_head_nothing():
    heads = [
        Head(
            0,
            "鼓励社会资本参与景区项目建设",
            "对符合条件的农户给予补助，解决生活困难，确保应享尽享不漏一人。",
        ),
        Head(
            50, "依法查处各类违规占用耕地行为", "县里举办招聘会十八场，发放交通补贴，组织劳动力外出务工就业。"
        ),
    ]

    assert strong_heads(heads) == []


def test_a_head_needs_text_of_its_own():
    assert strong_heads([Head(0, "拓宽就业渠道", "就业稳定。")]) == []


def test_heads_built_alike_hold_each_other_up():
    body = "对纳入范围的农户逐户制定办法，由专人负责，按季度检查进度，确保落实到位。"
    heads = [Head(0, "巩固一批挖潜力", body), Head(50, "提升一批强实力", body)]

    assert strong_heads(heads) == heads
