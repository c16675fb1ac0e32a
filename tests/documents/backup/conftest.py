"""A second database beside the suite's own: an SQLite file, so that on PostgreSQL every round trip crosses databases."""

import copy
import shutil
from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import connections
from django.db.utils import load_backend

SCRATCH = "scratch"


@pytest.fixture(scope="session")
def migrated_file(django_db_setup, django_db_blocker, tmp_path_factory):
    path = tmp_path_factory.mktemp("scratch") / "migrated.sqlite3"
    with django_db_blocker.unblock(), connected(path):
        call_command("migrate", database=SCRATCH, verbosity=0)
    return path


@pytest.fixture
def scratch(transactional_db, migrated_file, tmp_path):
    """The alias of a database on which only the migrations ran."""
    path = shutil.copy(migrated_file, tmp_path / "scratch.sqlite3")
    with connected(path):
        yield SCRATCH


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
