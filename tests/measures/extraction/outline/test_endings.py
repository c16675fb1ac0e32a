import pytest

from measures.extraction.outline import Page
from measures.extraction.outline.endings import is_tail
from tests.measures.extraction.outlines import units_of

WORK = "成立工作专班，每月调度一次，研究解决问题。"


def last(body, rule):
    unit = units_of(body, rule)[-1]
    return body[unit.start : unit.end]


@pytest.mark.parametrize(
    "line", ["各乡镇要成立专班，抓好落实。", "附近群众纷纷点赞。", "来自全县的代表参加评议。"]
)
def test_running_text_is_no_tail(line):
    page = Page(line)

    assert not is_tail(page, page.paragraphs[0])


@pytest.mark.parametrize(
    "line",
    [
        "附件：任务分工表",
        "青禾县人民政府办公室",
        "2022年4月28日",
        "二〇二二年四月二十八日",
        "本方案自印发之日起施行。",
        "（此件公开发布）",
        "特此通知。",
    ],
)
def test_signature_date_and_attachment_are_tail(line):
    page = Page(line)

    assert is_tail(page, page.paragraphs[0])


def test_a_unit_runs_on_over_its_paragraphs():
    body = f"（一）县级。\n{WORK}\n{WORK}\n（二）乡级。\n{WORK}\n{WORK}"

    assert last(body, "paren_han").count(WORK) == 2


def test_it_stops_before_the_conclusion():
    body = f"一、抓产业。{WORK}\n二、抓就业。{WORK}\n各乡镇要高度重视，确保完成任务。"

    assert last(body, "han").endswith(WORK)


def test_it_stops_before_the_signature():
    body = f"一、抓产业。{WORK}\n二、抓就业。{WORK}\n附件：台账\n青禾县人民政府\n2022年4月28日"

    assert last(body, "han").endswith(WORK)


def test_an_item_among_clauses_ends_with_its_sentence():
    body = "一是建好乡镇冷链仓储设施，延长销售期；二是培训农村电商人才，扶持开设网店；三是开通农产品运输专线。目前，全县车间已有五十八个。"

    assert last(body, "spoken") == "三是开通农产品运输专线。"
