from tests.measures.extraction.outlines import titles_of


def test_whole_tasks_in_one_paragraph_are_units():
    body = "（一）加强管理。一是完善体系，建立专职的保护队伍。二是依法查处，严格打击各类违法行为。\n（二）加强考核。纳入年度目标，严格奖惩。"

    assert len(titles_of(body, "spoken")) == 2


def test_short_items_stay_in_their_measure():
    body = "（一）排查住房。做到一看屋顶，二看墙体，三看地基，逐户鉴定建档。\n（二）排查饮水。逐村检测水质，发现问题整改。"

    assert titles_of(body, "spoken") == []


def test_steps_of_a_procedure_stay_in_their_measure():
    body = "（一）规范程序。①农户申报或干部排查发现；②乡镇核实并公示五天；③县级审定录入系统。\n（二）规范退出。公示无异议后标注，持续跟踪半年。"

    assert titles_of(body, "circled") == []
    assert len(titles_of(body, "paren_han")) == 2
