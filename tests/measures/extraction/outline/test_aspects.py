from tests.measures.extraction.outlines import titles_of, units_of

INDUSTRY = "今年全县安排产业资金1.2亿元，实施项目41个，带动6000户增收。"
JOBS = "举办招聘会14场，帮助2100名脱贫人口外出务工，发放交通补贴。"


def test_one_field_is_no_list():
    assert titles_of(f"产业帮扶方面，{INDUSTRY}\n县里还举办了招聘会。", "aspect") == []


def test_every_side_is_no_field():
    assert titles_of(f"各方面，{INDUSTRY}\n一方面，{JOBS}", "aspect") == []


def test_fields_inside_one_paragraph_are_named_in_passing():
    assert titles_of(f"县里工作扎实。产业方面，{INDUSTRY}就业方面，{JOBS}", "aspect") == []


def test_paragraphs_open_with_fields():
    body = f"在产业帮扶方面，{INDUSTRY}群众反响好。\n就业帮扶方面，{JOBS}下一步，县里将加大力度。"
    units = units_of(body, "aspect")

    assert [body[unit.start : unit.start + 4] for unit in units] == ["在产业帮", "就业帮扶"]
    assert body[units[-1].end - 7 : units[-1].end] == "发放交通补贴。"
