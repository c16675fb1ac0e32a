"""Statements that share a verb, a marker or a subject are split."""

from tests.measures.extraction.transitions.reading import pairs


def test_two_directions_share_one_verb() -> None:
    body = "实现由“单点治理”向“全域推进”、由“点上示范”向“连片推进”转变。"

    assert pairs(body) == [("单点治理", "全域推进"), ("点上示范", "连片推进")]


def test_the_second_direction_may_drop_its_marker() -> None:
    body = "推动运动式治理向制度化转变、突击性整改向长效化管护转变。"

    assert pairs(body) == [("运动式治理", "制度化"), ("突击性整改", "长效化管护")]


def test_each_becoming_stands_alone() -> None:
    body = "推动“资源变资产、资金变股金、农民变股东”"

    assert pairs(body) == [("资源", "资产"), ("资金", "股金"), ("农民", "股东")]


def test_each_team_is_renamed_alone() -> None:
    body = "将原工作队转为振兴队，将原指挥部转为领导小组，返乡青年转为辅导员，"

    assert pairs(body) == [("工作队", "振兴队"), ("指挥部", "领导小组"), ("返乡青年", "辅导员")]


def test_the_subject_of_the_clause_before_is_taken_up() -> None:
    body = "着力推动合作社向规范运营提档，向联合经营转型升级。"

    assert pairs(body) == [("合作社", "联合经营")]


def test_when_it_happens_is_no_part_of_what_is_left_behind() -> None:
    assert pairs("田野一旦变成舞台，艺术就有了土壤。") == [("田野", "舞台")]
