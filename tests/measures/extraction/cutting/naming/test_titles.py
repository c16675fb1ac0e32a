"""Titles: a verb and its object, never a purpose, never an open bracket."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from measures.extraction.cutting.naming.shortening import LONGEST
from measures.extraction.cutting.naming.titles import informative, title_of
from measures.extraction.outline import Page
from measures.extraction.spans import Found


def title(body: str) -> str:
    return title_of(Page(body), 0, len(body))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("为让群众少跑腿，该县建立防返贫监测网格，实现精准跟踪。", "建立防返贫监测网格"),
        ("据介绍，近年来，县里组建了就业服务小分队，定期深入辖区。", "组建就业服务小分队"),
        ("路修好了。镇里开设“巾帼夜校”，教妇女刺绣。", "开设“巾帼夜校”"),
        ("青岭县农业技术推广服务中心派出多个指导组，前往田间。", "派出多个指导组"),
        ("今年马上就将成立2家专业合作社，以稳定收购价格。", "成立2家专业合作社"),
        ("以建设示范基地为目标，青岭县实施农业招商。", "实施农业招商"),
        ("志愿者帮助人们更好地了解村情村史。", "帮助人们更好地了解村情村史"),
        ("聚焦绿色发展，青岭县推行以竹代塑行动。", "推行以竹代塑行动"),
        ("落实上级要求，各地开展冬季走访活动。", "开展冬季走访活动"),
        ("要加强规划引导和宏观调控，加强农产品流通体系建设。", "加强农产品流通体系建设"),
        ("当地明确差异化发展方向，打造绿色种植基地。", "明确差异化发展方向"),
        ("要建立健全走访慰问、调查研究、联系群众、技能培训、督促检查等长效机制。", "建立健全长效机制"),
        (
            "近日，促进农村汽车更新换代、发掘农村网购和旅游消费潜力等一系列新举措出台。",
            "促进农村汽车更新换代、发掘农村网购",
        ),
        ("8月1日起，村民用上了自来水。", "村民用上自来水"),
        ("当日，指导帮扶小组共走访企业32家。", "走访企业32家"),
        ("该局认定云台县以“整县推进”的方式建设国家现代农业示范区。", "认定云台县建设国家现代农业示范区"),
        ("利用遥感、无人机等技术，指导农户为水稻降温。", "指导农户为水稻降温"),
        ("青岭县已在先期安排两千亿元专项信贷资金的基础上，调配粮食收购资金。", "调配粮食收购资金"),
        ("园区提供就业岗位稳定在80万个左右，镇里开设电商夜校。", "开设电商夜校"),
        ("支持企业牵头组建创新联合体、更多承担攻关任务。", "支持企业牵头组建创新联合体、更多承担攻关任务"),
        ("镇里为村民设立了“连心站、便民站、议事站、调解站”四类站点，还建立走访制度。", "建立走访制度"),
    ],
)
def test_the_deed_with_its_object(body: str, expected: str):
    assert title(body) == expected


@pytest.mark.parametrize("place", ["在青岭县云台村", "这个寒假", "截至4月26日", "随着项目建成"])
def test_a_place_and_a_time_are_no_titles(place: str):
    assert title(f"{place}，专家们为农户讲授剪枝。") == "专家们为农户讲授剪枝"
    body = f"{place}，专家们为农户讲授剪枝。"
    assert informed(body, place, "measure.prose") == "专家们为农户讲授剪枝"


def test_without_a_deed_the_first_words_serve():
    assert title("红薯丰收在望。") == "红薯丰收在望"


@given(st.text(alphabet="建立台账，。“”（）发展产业为a1了的\n ", max_size=80))
def test_any_text_has_a_short_title(body: str):
    found = title(body)

    assert len(found) <= LONGEST
    assert bool(found) or not body.strip()


def informed(body: str, printed: str, rule: str) -> str:
    return informative(Page(body), Found(printed, (), 0, len(body), rule, "1", 0.5))


@pytest.mark.parametrize(
    ("printed", "rule"),
    [
        ("强化组织领导，压实各级责任，健全防止返贫动态监测和帮扶机制", "outline.han"),
        ("要素保障", "outline.demand"),
        ("抓产业，促增收", "outline.spoken"),
    ],
)
def test_what_an_author_calls_it_stays(printed: str, rule: str):
    assert informed(f"{printed}。县里建立台账。", printed, rule) == printed


@pytest.mark.parametrize(
    ("printed", "rule", "expected"),
    [
        ("要积极发展生态养殖", "outline.demand", "积极发展生态养殖"),
        ("需要翻耕补种的田块抓紧作业", "outline.demand", "翻耕补种的田块抓紧作业"),
        ("公布农村市场“黑名单”，曝光违法经营行为的单位和个人名单", "outline.spoken", "公布农村市场“黑名单”"),
        ("在外出务工方面", "outline.aspect", "建立台账"),
        ("红薯丰收在望", "measure.prose", "建立台账"),
    ],
)
def test_sentences_of_lists_and_prose_are_called_by_their_deed(printed: str, rule: str, expected: str):
    assert informed(f"{printed}。县里建立台账。", printed, rule) == expected


def test_prose_without_a_deed_keeps_its_clause():
    assert informed("红薯丰收在望，人人高兴。", "红薯丰收在望", "measure.prose") == "红薯丰收在望"
