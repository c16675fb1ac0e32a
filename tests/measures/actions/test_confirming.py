import pytest

from measures.actions.confirming import confirm_awaiting
from measures.actions.review import confirm_measure, reject_measure, undo_last_step
from measures.models import ReviewStep
from tests.factories import made_together, make_account, make_article, make_measure
from web.accounts.roles import REVIEWER


@pytest.fixture
def reviewer(db):
    return make_account("shen", REVIEWER)


@pytest.fixture
def article(db):
    article = make_article("一是建桥。二是修路。三是办学。", status="draft")
    with made_together():
        for quote in ("一是建桥。", "二是修路。", "三是办学。"):
            make_measure(article, quote)
    return article


def states(article):
    return list(article.measures.order_by("start").values_list("status", flat=True))


def test_nothing_awaiting_leaves_no_step(reviewer):
    assert confirm_awaiting(article=make_article("没有举措。"), reviewer=reviewer) == []
    assert not ReviewStep.objects.exists()


def test_what_was_decided_before_stays(article, reviewer):
    reject_measure(measure=article.measures.all()[1], reviewer=reviewer, reason="口号")
    assert len(confirm_awaiting(article=article, reviewer=reviewer)) == 2
    assert states(article) == ["confirmed", "rejected", "confirmed"]


def test_all_of_it_is_one_step_and_comes_back_as_one(article, reviewer):
    confirm_measure(measure=article.measures.first(), reviewer=reviewer)
    confirm_awaiting(article=article, reviewer=reviewer)
    assert ReviewStep.objects.count() == 2
    undo_last_step(article=article, reviewer=reviewer)
    assert states(article) == ["confirmed", "candidate", "candidate"]


def test_each_measure_keeps_its_history(article, reviewer):
    confirm_awaiting(article=article, reviewer=reviewer)
    for measure in article.measures.all():
        latest = measure.history.first()
        assert (latest.history_change_reason, latest.history_user) == ("确认", reviewer)


def test_where_a_second_reader_is_wanted_it_is_another(article, reviewer, settings):
    settings.SECOND_READER = True
    confirm_awaiting(article=article, reviewer=reviewer)
    assert confirm_awaiting(article=article, reviewer=reviewer) == []
    second = make_account("fu", REVIEWER)
    assert len(confirm_awaiting(article=article, reviewer=second)) == 3
    assert {row.second_reader for row in article.measures.all()} == {second}
