"""Versions of rules are text: what was stored while they were numbers says the same."""

import importlib

import pytest
from django.apps import apps

from measures.actions.review import confirm_measure, undo_last_step
from measures.models import Measure, ReviewStep
from tests.factories import make_article, make_measure

MIGRATION = importlib.import_module("measures.migrations.0016_rule_versions_as_text")


@pytest.fixture
def step(staff):
    """A step as it was recorded while versions were numbers."""
    measure = make_measure(make_article(), "一是发展特色产业。", rule="outline.spoken", rule_version="1")
    confirm_measure(measure=measure, reviewer=staff)
    step = ReviewStep.objects.get()
    step.before, step.after = (
        [{**state, "rule_version": 1} for state in states] for states in (step.before, step.after)
    )
    step.save()
    return step


def test_a_step_from_before_can_still_be_undone(step, staff):
    MIGRATION.write_versions_as_text(apps, None)
    undo_last_step(article=step.article, reviewer=staff)

    assert list(Measure.objects.values_list("status", "rule_version")) == [("candidate", "1")]
