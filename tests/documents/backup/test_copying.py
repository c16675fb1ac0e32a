"""The copy that an upgrade leaves behind."""

import pytest
from django.db import connection

from documents.backup.container import BackupError
from documents.backup.copying import copy_database, drop_old_copies, how_to_put_back

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_copy_holds_the_database_and_only_its_owner_reads_it(tmp_path):
    path = copy_database(tmp_path / "copies")
    head = {"sqlite": b"SQLite format 3", "postgresql": b"PGDMP"}[connection.vendor]
    assert path.read_bytes().startswith(head)
    assert path.stat().st_mode & 0o077 == 0
    assert str(path) in how_to_put_back(path)


def test_of_old_copies_the_newest_stay_and_nothing_else_goes(tmp_path):
    names = [f"before-upgrade-2026010{day}-000000.sqlite3" for day in range(1, 5)]
    for name in [*names, "before-this.sqlite3"]:
        (tmp_path / name).touch()
    drop_old_copies(tmp_path, keep=3)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["before-this.sqlite3", *names[1:]]


def test_where_nothing_can_be_written_it_says_so(tmp_path):
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BackupError, match="无法写入"):
        copy_database(tmp_path / "file" / "copies")


def test_without_the_program_that_dumps_nothing_is_left_behind(tmp_path, monkeypatch):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite is copied by the library that reads it")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(BackupError, match="pg_dump"):
        copy_database(tmp_path)
    assert list(tmp_path.iterdir()) == []
