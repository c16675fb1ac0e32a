"""A report's plans, headed block by headed block."""

import pytest

from measures.extraction.cutting import find_measures
from measures.extraction.cutting.account import find
from measures.extraction.outline import Page, parse

OPENING = "现在，我代表县人民政府向大会报告工作，请予审议。\n"
GRAIN = "提升粮食生产能力。严守耕地红线，建设高标准农田八万亩，推广良种良法，深入实施粮油单产提升行动，健全农机社会化服务体系，加强收储管理，保障种粮农民收益，发展现代设施农业。"
VILLAGES = "建设宜居宜业和美乡村。片区化推进乡村建设，完善道路供水等基础设施，整治农村人居环境，加强传统村落保护，推进移风易俗，健全乡村治理体系，培育各类乡村人才，壮大集体经济。"
LINES = [
    "稳定粮食生产，落实耕地保护责任，粮食播种面积稳定在百万亩。",
    "壮大特色产业，建设茶叶果蔬基地，培育龙头企业。",
    "强化常态帮扶，健全监测机制，守住防返贫底线。",
]


def blocks(body: str) -> list[str]:
    return [body[each.start : each.end] for _, found in find(Page(body)) for each in found]


@pytest.mark.parametrize(
    "body",
    [
        GRAIN,  # no account is given
        f"{OPENING}提升粮食生产能力。建设农田八万亩，推广良种。",  # names what follows
        f"{OPENING}严守耕地红线，{GRAIN}",  # no head opens it
        f"{OPENING}民生福祉不断增进。粮食总产量达到8.6亿斤，连续五年位居全市第一，建成高标准农田12万亩，脱贫群众收入突破1.6万元，新增就业一万人，完成搬迁两千户。",
    ],
    ids=["no account", "short", "no head", "looks back"],
)
def test_what_is_no_block_of_plans(body: str):
    assert blocks(body) == []


def test_each_head_of_a_paragraph_begins_a_measure():
    assert blocks(f"{OPENING}{GRAIN}{VILLAGES}") == [GRAIN, VILLAGES]
    assert blocks(f"{OPENING}{GRAIN}\n{VILLAGES}") == [GRAIN, VILLAGES]


def test_lines_of_action_under_one_head_are_measures():
    assert blocks(f"{OPENING}增强农业综合生产能力。{''.join(LINES)}") == LINES


def test_the_author_heads_them():
    body = f"{OPENING}（一）{GRAIN}{VILLAGES[11:]}"
    assert [each.title for _, found in find(Page(body)) for each in found] == ["提升粮食生产能力"]


def test_the_cut_takes_them_in_place_of_what_the_model_finds():
    body = f"{OPENING}{GRAIN}{VILLAGES}"
    page = Page(body)
    (found,) = find_measures([(page, parse(page))])
    assert [body[each.start : each.end] for each in found] == [GRAIN, VILLAGES]
    assert {each.rule for each in found} == {"cut.account"}


@pytest.mark.parametrize(("above", "is_done"), [("二、2026年工作安排", False), ("一、2025年工作回顾", True)])
def test_a_block_stands_below_its_headings(above: str, is_done: bool):
    others = {"二、2026年工作安排": "一、2025年工作回顾", "一、2025年工作回顾": "二、2026年工作安排"}[above]
    parts = sorted([(above, GRAIN), (others, VILLAGES)])
    body = OPENING + "\n".join(f"{head}\n{text}" for head, text in parts)
    page = Page(body)
    (found,) = find_measures([(page, parse(page))])
    (block,) = [each for each in found if body[each.start : each.end] == GRAIN]
    assert block.section == (above[2:],)
    assert block.achieved == is_done
