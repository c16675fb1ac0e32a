import pytest
from django.core.management import call_command

from measures.actions.review import confirm_measure, edit_measure, reject_measure
from measures.reports import certainty_bins
from tests.factories import make_article, make_measure

BODY = "建设茶园。健全机制。培育企业。举办学校。"


@pytest.fixture
def measures(world):
    article = make_article(BODY)
    quotes = [f"{quote}。" for quote in BODY.split("。") if quote]
    return [
        make_measure(article, quote, confidence=confidence)
        for quote, confidence in zip(quotes, (0.92, 0.96, 0.94, 0.31), strict=True)
    ]


def test_what_nobody_decided_says_nothing(measures):
    assert [each.low for each in certainty_bins(500)] == [0.9]  # the world's own: one confirmed, one rejected


def test_right_is_what_was_left_as_found(measures, staff, world):
    first, second, third, fourth = measures
    confirm_measure(measure=first, reviewer=staff)
    edited = edit_measure(measure=second, reviewer=staff, title="另起标题", theme=second.theme)
    confirm_measure(measure=edited, reviewer=staff)
    reject_measure(measure=third, reviewer=staff, reason="不是举措")
    reject_measure(measure=fourth, reviewer=staff, reason="不是举措")
    low, high = certainty_bins(4)
    assert (low.low, low.count, low.right) == (0.3, 1, 0)
    assert (high.low, high.count, round(high.said, 2), round(high.right, 2)) == (0.9, 3, 0.94, 0.33)


def test_the_command_prints_both_tables(measures, capsys):
    call_command("extract_measures", report=True, last=4)
    out = capsys.readouterr().out
    assert "规则\t版本\t举措" in out
    assert "最近 4 条人工决定对照把握" in out
