"""What the tests stand on: no test finds what another left, and each finds what migrations put there."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection

from documents.followers import UNDATED
from measures.actions.tallies import tally_problems
from measures.models import Tally
from tests.databases import MADE_BY_MIGRATIONS, literal
from tests.factories import make_article, make_measure
from web.accounts.roles import GRANTS, ROLES


@pytest.mark.django_db(transaction=True)
def test_a_flush_takes_what_a_test_wrote_and_leaves_what_migrations_made():
    made = [
        list(model.objects.order_by("pk").values())
        for model in (ContentType, Permission, Group, Group.permissions.through)
    ]
    User.objects.create_user("somebody")
    Group.objects.create(name="a test's own").permissions.add(Permission.objects.first())
    Group.objects.filter(name=ROLES[0]).delete()
    Permission.objects.filter(codename__startswith="view").delete()
    ContentType.objects.filter(model="user").update(model="odd")
    call_command("flush", verbosity=0, interactive=False, reset_sequences=False, allow_cascade=False)
    assert not User.objects.exists()
    assert made == [
        list(model.objects.order_by("pk").values())
        for model in (ContentType, Permission, Group, Group.permissions.through)
    ]
    assert {len(GRANTS[name]) for name in ROLES} == {
        group.permissions.count() for group in Group.objects.filter(name__in=ROLES)
    }


@pytest.mark.django_db
def test_a_flush_over_another_connection_puts_them_back_too():
    statements = connection.copy().ops.sql_flush(no_style(), ["auth_group"])
    tables = [statement.split()[2] for statement in statements if statement.startswith("INSERT")]
    assert tables == list(MADE_BY_MIGRATIONS)


def test_a_value_is_written_as_a_literal_of_sql():
    assert [literal(value) for value in (7, "角色", "it's", "100%")] == ["7", "'角色'", "'it''s'", "'100%'"]


@pytest.fixture
def counted_so_far(world):
    """How much is counted in a place when a fixture has just made its first article."""
    make_measure(make_article("甲乙丙丁。", region=world.county_b), "甲乙丙丁。", theme=world.finance)
    return Tally.objects.filter(region=world.county_b.pk, year=UNDATED).count()


@pytest.mark.parametrize("time", ["first", "again"])
def test_what_fixtures_made_is_counted_as_a_test_begins_and_the_world_for_all_tests(counted_so_far, time):
    assert counted_so_far == 0
    assert tally_problems() == []
