"""The form of a text: units that open alike, actors that come in."""

from measures.extraction.cutting.pattern import Pattern, read_pattern
from measures.extraction.cutting.units import cut_units
from measures.extraction.outline import Page


def pattern(body: str) -> Pattern:
    page = Page(body)
    return read_pattern(page.text, cut_units(page))


def test_units_that_open_alike_are_counted_wherever_they_stand():
    read = pattern("聚焦部署，凝聚合力。县里开了会。聚焦宣传，形成声势。")

    assert read.alike.tolist() == [1, 0, 1]
    assert read.opening[0] == read.opening[2] != read.opening[1]


def test_far_apart_is_not_near():
    read = pattern("聚焦部署。" + "".join(f"{sign}里走访。" for sign in "甲乙丙丁戊己庚辛壬") + "聚焦宣传。")

    assert read.alike[0] == read.alike[-1] == 1
    assert read.near[0] == read.near[-1] == 0


def test_an_actor_is_new_until_named():
    read = pattern("冠县教育局组织走访。冠县教育局建立台账。冠县民政局逐户核实。")

    assert read.actor.tolist() == [1, 1, 1]
    assert read.new_actor.tolist() == [1, 0, 1]


def test_a_deed_is_no_actor_and_the_first_clause_ends_at_its_comma():
    read = pattern("推行积分制，群众参与。")

    assert (read.actor.tolist(), read.urging.tolist(), read.clause.tolist()) == ([0], [0], [5])
    assert pattern("推进改厕。").urging.tolist() == [1]
