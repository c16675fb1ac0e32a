"""A restore killed while the search index is made: the database is as it was before, searched as before."""

import os
import signal
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

PATIENCE_SECONDS = 180
# Kills itself where the named function is entered, whoever calls it.
DRIVER = """
import os, signal, sys
from importlib import import_module
from django.core.management import call_command
import django
django.setup()
module, name, path = sys.argv[1:]
def die(*arguments, **named):
    import os, signal
    os.kill(os.getpid(), signal.SIGKILL)
getattr(import_module(module), name).__code__ = die.__code__
call_command("restore", path, "--replace")
"""


@pytest.fixture
def run(migrated_database, tmp_path):
    environment = {
        **os.environ,
        "DATABASE_URL": migrated_database,
        "XIANJIE_DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }

    def run(*arguments, code=0):
        done = subprocess.run(  # noqa: PLW1510 - its exit code is what is tested
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
        )
        assert done.returncode == code, done.stdout + done.stderr
        return done.stdout

    return run


def test_a_restore_killed_before_its_index_is_made_leaves_search_whole(run, tmp_path):
    backup = str(tmp_path / "one.backup")
    article = tmp_path / "one.txt"
    article.write_text(
        "推进乡村振兴的探索\n\n近年来坚持因地制宜，健全联农带农机制，全面推进乡村振兴。\n" * 3, "utf-8"
    )
    run("manage.py", "import_articles", "--no-extract", str(article))
    run("manage.py", "backup", backup)
    found = run("manage.py", "search", "--in", "articles", "振兴")
    assert found
    for function in (
        ("documents.backup.restoring", "rebuild_index"),
        (f"documents.search.backends.{connection.vendor}", "make_anew"),
    ):
        run("-c", DRIVER, *function, backup, code=-signal.SIGKILL)
        assert "一致" in run("manage.py", "check_integrity")
        assert run("manage.py", "search", "--in", "articles", "振兴") == found
