import pytest

from measures.extraction.finders.sentence import read, weigh_clause


@pytest.mark.parametrize(
    "sentence",
    [
        "60岁的刘大妈高兴得合不拢嘴，一家人的日子越来越好。",
        "2022年，全县农村居民人均可支配收入达到14600元，同比增长11.2%。",
        "只有各方出力，脱贫才能稳定长效。",
        "“现在心里踏实了，我们要感谢党的好政策，把合作社办得更好。”",
        "习近平总书记强调，要建立健全防止返贫监测帮扶机制。",
        "10月9日，岚山市召开衔接工作推进会，有关负责人参加会议。",
        "当前，全县产业基础薄弱，群众缺乏技术。",
        "产业协作，是增强造血功能的关键。",
        "李某指出，今年是巩固成果、推进规划落实的关键之年。",
        "全体干部要增强大局意识，服从组织安排，开展工作。",
        "6月3日，县乡村振兴局正式挂牌成立，县领导共同揭牌。",
    ],
)
def test_what_is_told_is_no_action(sentence):
    assert not read(sentence).is_action


@pytest.mark.parametrize(
    "sentence",
    [
        "今年，县里又从邻市调剂了500个就业岗位，确保每户有一人就业。",
        "镇政府投资80万元，把闲置校舍改造成厂房，引进了一家企业。",
        "下一步，市乡村振兴局将对监测对象逐户制定帮扶措施。",
        "区财政出资设立防贫保险，对自付费用过高的家庭给予补偿。",
        "同时，组织干部结对帮扶低收入群体，设立防贫保险。",
    ],
)
def test_what_is_done_is_an_action(sentence):
    assert read(sentence).is_action


def test_a_result_may_follow_an_action_but_a_macro_figure_may_not():
    assert read("目前已带动300多人就业。").may_follow
    assert not read("全县人均收入同比增长8%。").may_follow


def test_the_clause_that_does_most_weighs_most():
    assert weigh_clause("设立防贫保险基金") > weigh_clause("取得明显成效")
