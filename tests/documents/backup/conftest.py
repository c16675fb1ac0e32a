"""A second database beside the suite's own: an SQLite file, so that on PostgreSQL every round trip crosses databases."""

import shutil

import pytest

from tests.databases import SCRATCH, connected


@pytest.fixture
def scratch(transactional_db, migrated_file, tmp_path):
    """The alias of a database on which only the migrations ran."""
    path = shutil.copy(migrated_file, tmp_path / "scratch.sqlite3")
    with connected(path):
        yield SCRATCH
