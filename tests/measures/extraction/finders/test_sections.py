import pytest

from measures.extraction.finders.sections import Sections
from measures.extraction.outline import Page, parse

WORK = "成立工作专班，每月调度一次，研究解决问题"


def holding(body):
    page = Page(body)
    sections = Sections(page)
    return [unit.title for unit in parse(page).all_units() if not sections.holds_no_measures(unit)]


@pytest.mark.parametrize("title", ["聚焦目标任务抓统筹推进", "破解融资难题", "解决突出问题", "提高思想认识"])
def test_a_task_that_names_a_goal_or_a_problem_holds_measures(title):
    assert title in holding(f"一、{title}。{WORK}。二、抓就业。{WORK}。")


@pytest.mark.parametrize(
    "title",
    [
        "总体要求",
        "指导思想",
        "主要目标",
        "面临形势",
        "充分认识做好工作的重要意义",
        "存在的困难和问题",
        "几点启示",
        "支持范围",
        "上年工作回顾",
    ],
)
def test_goals_situation_and_problems_hold_none(title):
    assert holding(f"一、{title}。{WORK}。二、抓就业。{WORK}。") == ["抓就业"]


def test_what_stands_under_them_holds_none():
    assert holding(
        f"一、总体要求\n（一）统筹推进。{WORK}。\n（二）分类施策。{WORK}。\n二、抓就业。{WORK}。"
    ) == ["抓就业"]


def test_a_list_of_problems_holds_none():
    assert (
        holding(
            "还存在以下问题：一是产业链条较短，带动能力不强；二是基础设施欠账较多，道路损毁；三是干部作风不实。"
        )
        == []
    )


def test_a_result_under_a_review_holds_none():
    body = f"一、工作回顾\n——经济平稳增长。生产总值增长百分之五。\n——强化招商引资。{WORK}。\n二、抓就业。{WORK}。"

    assert holding(body)[1:] == ["强化招商引资", "抓就业"]


def test_formal_clauses_hold_none():
    body = f"第一条 为规范管理，制定本办法。\n第二条 {WORK}。\n第三条 本办法自2022年1月1日起施行。"

    assert len(holding(body)) == 1
