"""Themes grouped anew: the tallies follow at once in a small library, and as one job in a large one."""

import pytest
from django_tasks_db.models import DBTaskResult

from intake.jobs import recounting
from intake.jobs.tasks import recount_places
from measures.actions.tallies import tally_problems
from measures.models import Theme


def regroup(world):
    theme = Theme.objects.get(pk=world.industry.pk)
    theme.group, theme.revitalization = world.finance.group, "组织"
    theme.save()


def jobs():
    return list(DBTaskResult.objects.values_list("task_path", flat=True))


@pytest.fixture
def large(world, monkeypatch):
    monkeypatch.setattr(recounting, "MOST_ARTICLES_AT_ONCE", 0)
    return world


def test_a_new_name_counts_nothing_anew(large):
    large.industry.name = "产业兴旺"
    large.industry.save()
    assert jobs() == []


def test_a_small_library_is_recounted_at_once(world):
    regroup(world)
    assert jobs() == []
    assert tally_problems() == []


def test_a_large_one_by_one_job_that_keeps_what_it_was_till_then(large):
    regroup(large)
    large.monitoring.revitalization = "生态"
    large.monitoring.save()
    assert jobs() == [recount_places.module_path]
    assert tally_problems() != []
    recount_places.func()
    assert tally_problems() == []


def test_a_theme_that_is_gone_counts_nowhere(large):
    large.rice_field.secondary_themes.set([large.finance])
    recount_places.func()
    large.finance.measures.update(theme=large.industry)
    large.finance.delete()
    recount_places.func()
    assert tally_problems() == []
