from measures.extraction.finders import enumerated
from measures.extraction.outline import Page, parse

WORK = "成立工作专班，每月调度一次，研究解决问题"


def find(body):
    page = Page(body)
    return enumerated.find(page, parse(page), ())


def test_goals_and_principles_are_none():
    assert find(f"一、指导思想。{WORK}。\n二、基本原则。{WORK}。\n三、工作目标。{WORK}。") == []


def test_a_heading_over_items_is_none():
    found = find(f"一、抓产业\n（一）建基地。{WORK}。\n（二）引企业。{WORK}。\n二、抓就业。{WORK}。")

    assert [measure.title for measure in found] == ["建基地", "引企业", "抓就业"]


def test_a_bare_heading_is_none():
    assert find("一、指导思想\n二、工作任务\n三、保障措施") == []


def test_who_does_what_is_one():
    found = find("（一）县财政局：负责统筹安排项目资金。\n（二）县教育局：负责落实教育资助政策。")

    assert [measure.title for measure in found] == ["县财政局", "县教育局"]


def test_the_headings_above_are_its_section():
    found = find(f"一、重点任务\n（一）建基地。{WORK}。\n（二）引企业。{WORK}。\n二、抓就业。{WORK}。")

    assert [measure.section for measure in found] == [("重点任务",), ("重点任务",), ()]
