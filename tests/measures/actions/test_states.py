"""Every column of a measure goes through a state and back; a test names no column, so that none can be left out."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User

from measures.actions.restoring import restore_measure
from measures.actions.states import NOT_STATE, STATE_FIELDS, measure_state, state_token, write_state
from measures.models import Measure


@pytest.fixture
def full(world):
    """A measure of which no column holds what a new row would hold."""
    row = world.tea_grid
    row.section, row.rule, row.rule_version, row.evidence = "二", "spoken_marker", "abc", ["网格"]
    row.confidence, row.theme_confidence, row.origin, row.reason = 0.25, 0.5, "edited", "曾有疑问"
    row.is_achieved = True
    row.second_reader = User.objects.create_user("second", password=None, is_staff=True)
    row.second_read_at = datetime(2024, 1, 3, 8, tzinfo=UTC)
    row.save()
    row.secondary_themes.add(world.industry)
    row.refresh_from_db()
    return row


def columns(row):
    return {field.attname: getattr(row, field.attname) for field in Measure._meta.concrete_fields}


def test_the_measure_of_these_tests_leaves_no_column_as_it_was_born(full):
    born = columns(Measure())
    same = {name for name, value in columns(full).items() if born[name] == value}
    assert same == set()


def test_state_and_the_rest_are_the_whole_row():
    named = {field.name for field in STATE_FIELDS} | NOT_STATE
    assert named == {field.name for field in Measure._meta.concrete_fields}


def test_a_deleted_measure_comes_back_whole(full):
    before, state = columns(full), measure_state(full)
    full.delete()
    row = write_state(article=full.article, state=state, position=full.position)
    row.refresh_from_db()
    assert columns(row) == before
    assert measure_state(row) == state


def test_a_state_older_than_a_column_leaves_it(full):
    state = {name: value for name, value in measure_state(full).items() if name != "evidence"}
    row = write_state(article=full.article, state=state, position=full.position)
    assert row.evidence == ["网格"]


def test_a_lost_theme_is_an_error(full):
    with pytest.raises(KeyError):
        write_state(article=full.article, state={**measure_state(full), "theme": "gone"}, position=9)


def test_an_old_version_comes_back_whole(full):
    before, record = columns(full), full.history.first()
    editor = User.objects.create_user("restorer", password=None, is_staff=True)
    full.delete()
    row = restore_measure(record=record, user=editor)
    assert columns(row) == before


def other_than(value):
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime):
        return None
    return [*value, "x"] if isinstance(value, list) else value * 2


@pytest.mark.parametrize("name", [field.attname for field in STATE_FIELDS if not field.is_relation])
def test_a_token_changes_with_every_column(full, name):
    before = state_token(full)
    value = getattr(full, name)
    setattr(full, name, other_than(value))
    assert state_token(full) != before
