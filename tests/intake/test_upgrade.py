"""Libraries of older versions, brought up to this one."""

import lzma
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections

from intake.management.commands.upgrade import MOST_FREE, missing_steps
from measures.models import Measure
from tests.databases import SCRATCH, connected

# Two of the seed articles, in the tables and with the indexes of the first release; one measure is confirmed under a
# title of the reviewer's, one rejected.
FIRST_RELEASE = Path(__file__).with_name("first_release.sqlite3.xz")


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "library.sqlite3"
    path.write_bytes(lzma.decompress(FIRST_RELEASE.read_bytes()))
    return path


def upgraded(library):
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{library}",
        "XIANJIE_DATA_DIR": str(library.parent),
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "upgrade"],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def rows(path, sql):
    with closing(sqlite3.connect(path)) as database:
        return database.execute(sql).fetchall()


DECIDED = (
    "SELECT title, quote, start, status, reason FROM measures_measure WHERE status <> 'candidate' ORDER BY id"
)


def test_a_library_of_the_first_release_goes_up_and_keeps_what_people_decided(library):
    decided, articles = rows(library, DECIDED), rows(library, "SELECT title, body FROM documents_article")
    assert decided[0][0] == "审核时改过的标题"
    said = upgraded(library)
    assert "索引与数据表一致" in said
    assert rows(library, DECIDED) == decided
    assert rows(library, "SELECT title, body FROM documents_article") == articles
    assert rows(library, "SELECT COUNT(*) FROM measures_mention")[0][0] > 0
    assert rows(library, "SELECT COUNT(*) FROM measures_tally")[0][0] > 0
    ((free,),), ((pages,),) = rows(library, "PRAGMA freelist_count"), rows(library, "PRAGMA page_count")
    assert free <= pages * MOST_FREE
    assert rows(library, "PRAGMA page_size") == [(settings.SQLITE_PAGE_BYTES,)]
    assert rows(library, "PRAGMA journal_mode") == [("wal",)]
    (copy,) = (library.parent / "copies").iterdir()
    assert str(copy) in said
    assert copy.stat().st_mode & 0o077 == 0
    assert rows(copy, DECIDED) == decided
    assert rows(copy, "SELECT COUNT(*) FROM django_migrations") == [(68,)]


def test_a_library_without_tables_is_told_of_quickstart(db, tmp_path):
    with connected(tmp_path / "empty.sqlite3"), pytest.raises(CommandError, match="quickstart"):
        missing_steps(connections[SCRATCH])


def test_a_second_run_needs_no_copy_and_changes_nothing(world, tmp_path, capsys):
    before = list(Measure.objects.order_by("pk").values())
    call_command("upgrade", copy_to=tmp_path / "copies", keep_reading=True)
    assert "更新 0 步" in capsys.readouterr().out
    assert not (tmp_path / "copies").exists()
    assert missing_steps(connection) == 0
    assert list(Measure.objects.order_by("pk").values()) == before


def test_what_does_not_fit_is_told_and_the_upgrade_is_not_called_done(world, tmp_path, capsys):
    Measure.objects.filter(pk=world.tea_garden.pk).update(quote="别处的话")
    with pytest.raises(CommandError, match="升级没有完成"):
        call_command("upgrade", copy_to=tmp_path, keep_reading=True)
    assert "升级完成" not in capsys.readouterr().out
