"""Statements that share a verb, a marker or a subject are split."""

from tests.measures.extraction.transitions.reading import pairs


def test_two_directions_share_one_verb() -> None:
    body = "实现由“局部干净”向“全域整洁”、由“点上示范”向“连片推进”转变。"

    assert pairs(body) == [("局部干净", "全域整洁"), ("点上示范", "连片推进")]


def test_the_second_direction_may_drop_its_marker() -> None:
    body = "推动超常规举措向常态化转变、阶段性攻坚向可持续发展转变。"

    assert pairs(body) == [("超常规举措", "常态化"), ("阶段性攻坚", "可持续发展")]


def test_each_becoming_stands_alone() -> None:
    body = "推动“资源变资产、资金变股金、农民变股东”"

    assert pairs(body) == [("资源", "资产"), ("资金", "股金"), ("农民", "股东")]


def test_each_team_is_renamed_alone() -> None:
    body = "将原工作队转为振兴队，将原指挥部转为领导小组，驻村队员转为指导员，"

    assert pairs(body) == [("工作队", "振兴队"), ("指挥部", "领导小组"), ("驻村队员", "指导员")]


def test_the_subject_of_the_clause_before_is_taken_up() -> None:
    body = "着力推动机械化向全程发展提档，向高质高效转型升级。"

    assert pairs(body) == [("机械化", "高质高效")]
