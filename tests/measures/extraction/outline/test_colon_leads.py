from tests.measures.extraction.outlines import titles_of, units_of


def test_one_colon_heads_no_list():
    assert (
        titles_of("工作队进驻以来，突出建强队伍：选派干部12名，驻村开展工作。群众反映很好。", "colon_lead")
        == []
    )


def test_fields_of_a_form_are_no_heads():
    assert (
        titles_of("联系电话：0123；办公地址：人民路1号行政中心三楼；邮政编码：000000。", "colon_lead") == []
    )


def test_heads_before_colons_stand_in_one_paragraph():
    body = (
        "在帮扶方面，县里有三招。摸清村情民意：走访农户1300户，列出问题清单；找准发展路子：请来专家会诊，"
        "选定食用菌产业；守好资金项目：实行专账管理，按季公示进度。\n全县面貌一新。"
    )
    units = units_of(body, "colon_lead")

    assert [unit.title for unit in units] == ["摸清村情民意", "找准发展路子", "守好资金项目"]
    assert body[units[-1].end - 7 : units[-1].end] == "按季公示进度。"
