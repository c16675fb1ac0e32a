"""Whatever changes what visitors see raises the mark, by whatever door; what is no business of theirs does not."""

import re
from io import StringIO

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bench.filling import fill
from bench.pages_database import addresses
from config.watched import MARK, UNWATCHED, mark_of, set_triggers, watch_tables, watched_tables
from documents.models import Article, Source
from documents.search.models import LoggedQuery
from tests.factories import make_article, make_region

READ = re.compile(r'(?:FROM|JOIN) "(\w+)"')
# The index's own tables stand behind a watched one; migrations run only in `migrate`, which raises the mark itself.
BESIDE = re.compile(rf"{MARK}|django_migrations|\w+_fts(_\w+)?")
postgresql_only = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite has one writer")


@pytest.fixture
def mark(transactional_db):
    """As the site reads it: in no transaction."""
    return lambda: mark_of(connection)


def insert_as_a_stranger(name):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO documents_source (name, homepage) VALUES (%s, '')", [name])


def copy_in(name):
    with connection.cursor() as cursor:
        cursor.copy_expert("COPY documents_source (name, homepage) FROM STDIN", StringIO(f"{name}\t\n"))


# Each is done to a library in which a source stands.
VISIBLE = {
    "an article": lambda: make_article("一是种茶。"),
    "a draft, of which staff see more than visitors": lambda: make_article("一是种树。", status="draft"),
    "a model's save": lambda: Source.objects.get().save(),
    "a set of rows": lambda: Source.objects.update(homepage="https://a.example/"),
    "rows in bulk": lambda: Source.objects.bulk_create([Source(name="乙报")]),
    "rows in bulk, but those that stand": lambda: Source.objects.bulk_create(
        [Source(name="甲报"), Source(name="乙报")], ignore_conflicts=True
    ),
    "a row that goes": lambda: Source.objects.get().delete(),
    "rows that go, unseen": lambda: Source.objects.all()._raw_delete("default"),
    "a region": lambda: make_region("520000", "南山省"),
    "SQL": lambda: insert_as_a_stranger("乙报"),
    "a migration": lambda: call_command("migrate", verbosity=0),
}
NOT_VISIBLE = {
    "an account": lambda: User.objects.create_user("newcomer"),
    "a query that was logged": lambda: LoggedQuery.objects.create(
        text="茶", model="articles", count=1, last_seen_on="2025-01-01", hits=1
    ),
    "a question": Article.objects.count,
    "a plan of migrations": lambda: call_command("migrate", plan=True, stdout=StringIO()),
}


@pytest.mark.parametrize("change", NOT_VISIBLE.values(), ids=NOT_VISIBLE)
def test_what_visitors_do_not_see_leaves_the_mark(mark, change):
    before = mark()
    change()
    assert mark() == before


@pytest.mark.parametrize("change", VISIBLE.values(), ids=VISIBLE)
def test_what_visitors_see_raises_the_mark(mark, change):
    Source.objects.create(name="甲报")
    before = mark()
    change()
    assert mark() != before


@postgresql_only
def test_a_copy_raises_the_mark(mark):
    before = mark()
    copy_in("甲报")
    assert mark() != before


class UndoneError(Exception):
    """Raised to leave a transaction, or a part of one, without what it did."""


# A transaction is a list of steps: the name of a source, or a part that may be undone.
STEPS = st.recursive(
    st.sampled_from(["甲报", "乙报", "account"]),
    lambda steps: st.tuples(st.booleans(), st.lists(steps, max_size=3)),
    max_leaves=6,
)


def carry_out(step):
    if isinstance(step, str):
        if step == "account":
            User.objects.update(last_name="某")
        else:
            Source.objects.create(name=f"{step}{Source.objects.count()}")
        return
    is_undone, steps = step
    try:
        with transaction.atomic():
            for each in steps:
                carry_out(each)
            if is_undone:
                raise UndoneError
    except UndoneError:
        pass


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.tuples(st.booleans(), st.lists(STEPS, max_size=5)))
def test_the_mark_is_another_where_a_transaction_left_something(transactional_db, step):
    """Each example begins with what the one before it left."""
    names = set(Source.objects.values_list("name", flat=True))
    before = mark_of(connection)
    carry_out(step)
    left = set(Source.objects.values_list("name", flat=True))
    assert (mark_of(connection) != before) == (left != names)


@postgresql_only
def test_two_writers_at_once_do_not_wait_for_each_other_and_both_count(mark):
    other = connection.copy()
    try:
        seen = [mark()]
        with transaction.atomic():
            Source.objects.create(name="甲报")
            with other.cursor() as cursor:
                cursor.execute("SET lock_timeout = 1000")
                cursor.execute("INSERT INTO documents_source (name, homepage) VALUES ('乙报', '')")
            seen.append(mark_of(other))
        seen.append(mark())
        assert len(set(seen)) == 3
    finally:
        other.close()


@pytest.mark.django_db
def test_every_table_is_watched_or_named_with_a_reason():
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert UNWATCHED.keys() <= tables
    strangers = set(connection.introspection.table_names()) - tables
    assert {name for name in strangers if not BESIDE.fullmatch(name)} == set()
    with connection.cursor() as cursor:
        watched = set_triggers(cursor, postgresql=connection.vendor == "postgresql").values()
    assert sorted(set(watched)) == watched_tables()
    assert len(watched) == len(watched_tables()) * (1 if connection.vendor == "postgresql" else 3)


@pytest.mark.django_db
def test_a_table_made_anew_is_watched_again_and_one_that_is_private_no_more():
    name = f"{MARK}_documents_source" + ("" if connection.vendor == "postgresql" else "_insert")
    on = " ON documents_source" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        before = set_triggers(cursor, postgresql=connection.vendor == "postgresql")
        cursor.execute(f"DROP TRIGGER {name}{on}")
        stranger = f"CREATE TRIGGER {MARK}_of_old AFTER INSERT ON auth_user "
        stranger += f"FOR EACH STATEMENT EXECUTE FUNCTION raise_{MARK}()" if on else "BEGIN SELECT 1; END"
        cursor.execute(stranger)
        watch_tables(connection)
        assert set_triggers(cursor, postgresql=connection.vendor == "postgresql") == before


@pytest.mark.django_db
def test_what_visitors_are_shown_is_watched(client):
    fill(30)
    found = addresses()
    more = ("/help/", "/en/", "/?tour=1", "/measures/?q=没有这样的话", "/baskets/", "/search/suggest/?q=产")
    pages = [*found.values(), *more, f"{found['article']}alike/", f"{found['measure']}alike/"]
    read = {}
    for page in pages:
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        for query in asked:
            read.update(dict.fromkeys(READ.findall(query["sql"]), page))
    unwatched = {
        table: read[table] for table in read.keys() - set(watched_tables()) if not BESIDE.fullmatch(table)
    }
    assert unwatched.keys() <= {"documents_loggedquery"}
    assert len(read) > 12
