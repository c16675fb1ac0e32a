from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from measures.actions.extracted import plan_extraction, store_extraction, store_extractions
from measures.actions.review import confirm_measure, reject_measure, reopen_measure
from measures.actions.steps import ReviewError
from measures.extraction.spans import Extraction, FigureSpan, Found, MeasureSpan, TransitionSpan
from measures.models import Measure
from tests.factories import make_article, make_measure, make_theme

BODY = "一是发展产业60万亩。二是健全机制。三是推动产业扶贫到产业振兴。"
FIRST, SECOND, THIRD = (0, 11), (11, 18), (18, 31)


def span(place, *, theme="industry", title="标题", **fields):
    return MeasureSpan(Found(title, ("一、产业",), *place, "enumerated", "1", 0.9), theme, **fields)


def extraction(*measures, figures=(), transitions=()):
    return Extraction((), tuple(measures), tuple(figures), tuple(transitions))


@pytest.fixture
def article(db):
    make_theme("industry")
    make_theme("finance", "资金")
    return make_article(BODY)


def spans_of(article):
    return [(row.position, row.start, row.end) for row in article.measures.all()]


def test_a_rejected_measure_never_comes_back(article, staff):
    store_extraction(article=article, extraction=extraction(span(FIRST), span(SECOND)))
    reject_measure(measure=article.measures.first(), reviewer=staff, reason="不是举措")
    changes = store_extraction(
        article=article, extraction=extraction(span(FIRST), span((2, 10)), span(SECOND))
    )
    assert changes.is_empty
    assert [row.status for row in article.measures.all()] == ["rejected", "candidate"]


def test_a_confirmed_measure_survives_its_rule(article, staff):
    store_extraction(article=article, extraction=extraction(span(FIRST), span(SECOND)))
    kept = confirm_measure(measure=article.measures.last(), reviewer=staff)
    store_extraction(article=article, extraction=extraction())
    assert list(article.measures.all()) == [kept]
    assert kept.reviewed_by == staff


def test_a_measure_added_by_hand_is_not_proposed_over(article):
    make_measure(article, "二是健全机制。", origin="added")
    store_extraction(article=article, extraction=extraction(span(FIRST), span((11, 31))))
    assert spans_of(article) == [(0, *FIRST), (1, *SECOND)]


def test_a_plan_writes_nothing(article):
    changes = plan_extraction(article=article, extraction=extraction(span(FIRST)))
    assert len(changes.gains) == 1
    assert not Measure.objects.exists()


def test_the_same_extraction_twice_changes_nothing(article):
    found = extraction(span(FIRST, secondary_themes=("finance",)), span(SECOND))
    store_extraction(article=article, extraction=found)
    keys = [row.pk for row in article.measures.all()]
    assert store_extraction(article=article, extraction=found).is_empty
    assert [row.pk for row in article.measures.all()] == keys


def test_a_new_theme_rewrites_the_row_in_place(article):
    store_extraction(article=article, extraction=extraction(span(FIRST)))
    before = article.measures.get()
    changes = store_extraction(article=article, extraction=extraction(span(FIRST, theme="finance")))
    after = article.measures.get()
    assert len(changes.changes) == 1
    assert (after.pk, after.theme.slug) == (before.pk, "finance")


def test_what_only_the_machine_touched_keeps_no_history(article):
    store_extraction(article=article, extraction=extraction(span(FIRST), span(SECOND)))
    store_extraction(article=article, extraction=extraction(span(FIRST, theme="finance"), span(THIRD)))
    assert not Measure.history.exists()


def test_a_row_that_a_person_gave_back_goes_with_a_record(article, staff):
    store_extraction(article=article, extraction=extraction(span(FIRST)))
    row = reopen_measure(
        measure=confirm_measure(measure=article.measures.get(), reviewer=staff), reviewer=staff
    )
    store_extraction(article=article, extraction=extraction(span(SECOND)))
    assert Measure.history.filter(id=row.pk).first().history_type == "-"


def test_articles_stored_together_are_as_if_stored_one_by_one(article):
    other = make_article(BODY + "又一篇。", title="又一篇")
    found = extraction(span(FIRST, secondary_themes=("finance", "gone")), span(THIRD))
    store_extraction(article=article, extraction=found)
    store_extractions(found=[(article, extraction(span(SECOND))), (other, found)])
    assert spans_of(article) == [(0, *SECOND)]
    assert spans_of(other) == [(0, *FIRST), (1, *THIRD)]
    assert [theme.slug for theme in other.measures.first().secondary_themes.all()] == ["finance"]


def test_positions_follow_the_text(article):
    store_extraction(article=article, extraction=extraction(span(SECOND)))
    store_extraction(article=article, extraction=extraction(span(FIRST), span(SECOND), span(THIRD)))
    assert spans_of(article) == [(0, *FIRST), (1, *SECOND), (2, *THIRD)]


def test_every_stored_quote_verifies(article):
    store_extraction(article=article, extraction=extraction(span(FIRST), span(THIRD)))
    assert all(row.is_verified for row in article.measures.select_related("article"))


def test_figures_and_transitions_know_their_measure(article):
    figure = FigureSpan("60万亩", 6, 10, Decimal(600_000), Decimal(600_000), "亩", "", "产业", "f", "1")
    transition = TransitionSpan("产业扶贫", "产业振兴", 20, 31, "t", "1", 0.8)
    found = extraction(span(FIRST), figures=[figure], transitions=[transition])
    store_extraction(article=article, extraction=found)
    store_extraction(article=article, extraction=found)
    assert article.figures.get().measure == article.measures.get()
    assert article.transitions.get().measure is None
    assert article.transitions.get().quote == "推动产业扶贫到产业振兴。"[:11]
    assert article.transitions.get().weight == 0.8


def test_reopening_takes_the_decision_back(article, staff):
    measure = confirm_measure(measure=make_measure(article, "二是健全机制。"), reviewer=staff)
    measure = reopen_measure(measure=measure, reviewer=staff)
    measure.refresh_from_db()
    assert (measure.status, measure.reviewed_by, measure.reviewed_at) == ("candidate", None, None)


def test_how_sure_the_theme_is_stands_on_the_row_and_is_no_change_of_its_own(article):
    store_extraction(article=article, extraction=extraction(span(FIRST, theme_confidence=0.7), span(SECOND)))
    assert [row.theme_confidence for row in article.measures.all()] == [0.7, None]
    assert [row.theme_certainty_label for row in article.measures.all()] == ["把握较大", ""]
    surer = extraction(span(FIRST, theme_confidence=0.8), span(SECOND))
    assert plan_extraction(article=article, extraction=surer).is_empty


def test_what_is_looked_back_on_is_marked_and_a_change_of_that_is_one(article):
    done = replace(span(FIRST).found, achieved=True)
    looked_back = extraction(replace(span(FIRST), found=done), span(SECOND))
    store_extraction(article=article, extraction=extraction(span(FIRST), span(SECOND)))
    changes = store_extraction(article=article, extraction=looked_back)
    assert len(changes.changes) == 1
    assert [row.is_achieved for row in article.measures.all()] == [True, False]
    assert plan_extraction(article=article, extraction=looked_back).is_empty


def test_rejecting_without_a_reason_is_refused(article, staff):
    measure = make_measure(article, "二是健全机制。")
    with pytest.raises(ReviewError, match="理由"):
        reject_measure(measure=measure, reviewer=staff, reason="")


@pytest.mark.parametrize(
    "fields",
    [
        {"start": 5, "end": 5},
        {"status": "confirmed"},
        {"confidence": 1.5},
        {"theme_confidence": -0.1},
        {"reviewed_at": "2024-01-01T00:00Z"},
    ],
)
def test_the_database_refuses(article, fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        make_measure(article, "二是健全机制。", **fields)
