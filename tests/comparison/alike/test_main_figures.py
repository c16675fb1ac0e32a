"""The main figures of a place."""

from decimal import Decimal

import pytest

from comparison.alike.main_figures import Kind, Stated, kind_of, main_figures


def stated(key, about, unit, value, qualifier=""):
    return Stated(key, about, unit, Decimal(value), qualifier)


@pytest.mark.parametrize(
    ("about", "unit", "qualifier", "kind"),
    [
        ("帮扶资金", "元", "", Kind.MONEY),
        ("后备干部", "名", "", Kind.PEOPLE),
        ("贫困户", "余户", "", Kind.PEOPLE),
        ("搬迁人口", "", "", Kind.PEOPLE),
        ("厕所普及率", "%", "", Kind.TARGET),
        ("光伏电站", "座", ">=", Kind.TARGET),
        ("茶园", "亩", "", Kind.OTHER),
        ("专家意见", "", "", Kind.OTHER),
    ],
)
def test_kinds(about, unit, qualifier, kind):
    assert kind_of(stated(1, about, unit, 1, qualifier)) == kind


def test_money_comes_first_the_largest_at_the_head_and_a_fact_once():
    found = main_figures(
        [
            stated(1, "茶园", "亩", 5),
            stated(2, "资金", "元", 10),
            stated(3, "资金", "元", 90),
            stated(4, "干部", "人", 7),
            stated(5, "干部", "名", 7),
        ]
    )
    assert list(found.items()) == [(Kind.MONEY, [3, 2]), (Kind.PEOPLE, [4]), (Kind.OTHER, [1])]


def test_no_kind_crowds_out_the_others_and_no_place_is_wasted():
    money = [stated(number, f"资金{number}", "元", number) for number in range(40)]
    found = main_figures([*money, stated(99, "茶园", "亩", 5)])
    assert len(found[Kind.MONEY]) == 15
    assert found[Kind.OTHER] == [99]
    assert main_figures([]) == {}
