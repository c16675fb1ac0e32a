from tests.measures.extraction.outlines import titles_of, units_of


def test_demands_of_an_opinion_belong_to_their_item():
    body = "（一）加强领导。各级党委要定期研究工作，落实责任。要健全调度机制，按月通报进度。\n（二）加强考核。要把成效纳入考核，用好结果。要强化督导。"

    assert titles_of(body, "demand") == []


def test_the_requirement_of_a_plan_is_no_speech():
    body = "聚焦机制抓衔接。要研究新要求，完善政策。按照稳定机构的要求，一体推进工作。要编制规划，统筹项目建设。要出台意见，调整资金投向。"

    assert titles_of(body, "demand") == []


def test_who_has_to_do_it_spells_a_demand_out():
    body = "李某强调，要压实工作责任。各乡镇书记要亲自研究、亲自调度，建立问题清单。要抓好整改落实。逐条销号、限期办结，年底前全部完成。"

    assert titles_of(body, "demand") == ["要压实工作责任", "要抓好整改落实"]


def test_a_stance_asks_for_nothing():
    body = (
        "会议强调，要提高政治站位，增强紧迫感。要健全监测机制，每月排查一次；要做强特色产业，建好加工车间。"
    )

    assert titles_of(body, "demand") == ["要健全监测机制，每月排查一次", "要做强特色产业，建好加工车间"]


def test_what_was_said_at_the_meeting_ends_the_last_demand():
    body = "会议要求，要健全监测机制，每月排查一次；要管好帮扶资金，逐笔公示去向。会上，三个乡镇作交流发言。"
    last = units_of(body, "demand")[-1]

    assert body[last.start : last.end] == "要管好帮扶资金，逐笔公示去向。"


def test_demands_name_who_is_asked():
    body = "王某指出，今年任务艰巨。他强调，各级各部门要紧盯创建标准，补齐设施短板。要抓好资金争取，建立项目清单。"

    assert [body[unit.start : unit.start + 6] for unit in units_of(body, "demand")] == [
        "各级各部门要",
        "要抓好资金争",
    ]


def test_a_reason_may_stand_before_a_demand():
    body = "王某强调，乡村振兴，镇村是主体，要加快水渠建设，完善设施。村民是受益者，要加强宣传引导，养成良好习惯。要统筹各方力量，按月调度进度。"

    assert [body[unit.start : unit.start + 4] for unit in units_of(body, "demand")] == [
        "要加快水",
        "要加强宣",
        "要统筹各",
    ]


def test_sentences_after_a_general_demand_are_demands():
    body = "副县长要求，要切实抓好当前工作。推进高标准农田建设，打造示范片。实施饮水安全工程，更新供水管网。做好考核问题整改，逐项销号。"

    assert titles_of(body, "demand") == [
        "推进高标准农田建设，打造示范片",
        "实施饮水安全工程，更新供水管网",
        "做好考核问题整改，逐项销号",
    ]
