"""The suite's databases: migrated once a run and copied from there, for migrations take as long as a hundred tests."""

import copy
import fcntl
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.core.management import call_command
from django.core.management.commands import flush
from django.db import connection, connections
from django.db.backends.signals import connection_created
from django.db.utils import load_backend
from django.test.utils import setup_databases, teardown_databases

SCRATCH = "scratch"
MIGRATED = "migrated.sqlite3"
# Each after those that its rows point to.
MADE_BY_MIGRATIONS = ("django_content_type", "auth_permission", "auth_group", "auth_group_permissions")


@pytest.fixture(scope="session")
def once_a_run(tmp_path_factory):
    """Call with a name: for one process of a run at a time, where the file of that name is to be; tests.run_suite makes of all
    databases one run."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder = Path(os.environ.get("XIANJIE_TEST_RUN", folder))

    @contextmanager
    def once_a_run(name):
        with (folder / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield folder / name

    return once_a_run


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, django_db_modify_db_settings, once_a_run):
    """The database of this process: on SQLite filled from the file of the one that migrated first."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            with once_a_run(MIGRATED) as path:
                made = filled(path)
        else:
            with once_a_run("migrated_postgresql") as mark:
                made = copied(mark)
        forget_quickly()
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


def forget_quickly():
    """A flush deletes all rows and puts back those that migrations made, as they were.

    Django would have its apps make them anew, in 200 queries. On PostgreSQL, TRUNCATE would make each table and index anew on
    disk, hundreds of files for a few rows.
    """
    made_by_migrations = [insertion(table) for table in MADE_BY_MIGRATIONS]

    def statements(_operations, _style, tables, *, reset_sequences=False, allow_cascade=False):
        assert not reset_sequences
        assert not allow_cascade
        emptied = [f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables]  # noqa: S608 - names of our models
        return emptied + made_by_migrations

    # Of every connection: beside the event loop of a browser a thread has another one.
    type(connection.ops).sql_flush = statements
    flush.emit_post_migrate_signal = lambda *arguments: None


def insertion(table):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")  # noqa: S608
        rows = ", ".join(f"({', '.join(map(literal, row))})" for row in cursor.fetchall())
        columns = ", ".join(column[0] for column in cursor.description)
    return f"INSERT INTO {table} ({columns}) VALUES {rows}"  # noqa: S608


def literal(value):
    return str(value) if isinstance(value, int) else "'" + value.replace("'", "''") + "'"


def set_up(**options):
    return setup_databases(0, interactive=False, aliases={"default"}, serialized_aliases=(), **options)


def copied(mark):
    """PostgreSQL copies only what nobody is connected to: who migrates first makes the databases of all processes of the run."""
    if mark.exists():
        return set_up(keepdb=True)
    made = set_up()
    ours = connection.settings_dict["NAME"]
    connection.close()
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    for number in range(int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "0"))):
        if f"gw{number}" != worker:
            make_copy(ours, f"{ours.removesuffix(worker)}gw{number}")
    make_forgetful(ours)
    mark.touch()
    return made


def make_copy(template, name):
    ask_server(
        f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE {template}"
    )
    make_forgetful(name)


def make_forgetful(name):
    """Nobody needs the rows of a test after the machine has lost its power: no commit waits for the disk."""
    ask_server(f"ALTER DATABASE {name} SET synchronous_commit = off")


def ask_server(*statements):
    url = urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path="/postgres"))
    with closing(psycopg2.connect(url)) as server:
        server.autocommit = True
        with server.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def filled(path):
    if path.exists():
        connection_created.connect(partial(fill, path), weak=False, dispatch_uid=MIGRATED)
        return set_up()
    made = set_up()
    with closing(sqlite3.connect(path)) as migrated:
        connection.connection.backup(migrated)
    return made


def fill(path, connection, **named):
    """Before Django looks which migrations are missing in the new database: none is."""
    if connection.alias == "default":
        connection_created.disconnect(dispatch_uid=MIGRATED)
        with closing(sqlite3.connect(path)) as migrated:
            migrated.backup(connection.connection)


@pytest.fixture(scope="session")
def migrated_file(django_db_setup, django_db_blocker, once_a_run):
    """An SQLite file on which only the migrations ran, whatever database the suite runs on."""
    with django_db_blocker.unblock(), once_a_run(MIGRATED) as path:
        if not path.exists():
            migrating = path.with_name("migrating.sqlite3")
            with connected(migrating):
                call_command("migrate", database=SCRATCH, verbosity=0)
            migrating.rename(path)
    return path


@contextmanager
def connected(path):
    """Make the file a database under the alias SCRATCH, with the options of the product's own SQLite."""
    settings = {
        **copy.deepcopy(connections.settings["default"]),
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
    # Not entered in the settings: the test runner forbids any database there but its own.
    connections[SCRATCH] = load_backend(settings["ENGINE"]).DatabaseWrapper(settings, SCRATCH)
    try:
        yield
    finally:
        connections[SCRATCH].close()
        del connections[SCRATCH]


@pytest.fixture
def migrated_database(request, tmp_path, django_db_setup, django_db_blocker):
    """The address of a database with all tables and no rows to count on, gone after the test."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{shutil.copy(request.getfixturevalue('migrated_file'), tmp_path / MIGRATED)}"
        return
    with django_db_blocker.unblock():
        # PostgreSQL copies only what nobody is connected to.
        connection.close()
        with postgresql_copy(connection.settings_dict["NAME"]) as url:
            yield url


@contextmanager
def postgresql_copy(template):
    name = f"xianjie_{os.getpid()}"
    make_copy(template, name)
    yield urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))
    ask_server(f"DROP DATABASE {name} WITH (FORCE)")
