"""Kill restores while the search index is made and look whether the database is searched as before.

`python -m tests.documents.backup.kill_driver FOLDER` on the migrated, empty database of DATABASE_URL.
"""

import os
import signal
import sys
from functools import partial
from importlib import import_module
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.core.management import call_command
from django.db import connection

from tests.forks import Fork, command

SEARCH = ("search", "--in", "articles", "振兴")
TEXT = "推进乡村振兴的探索\n\n近年来坚持因地制宜，健全联农带农机制，全面推进乡村振兴。\n"
KILLED_AT = (
    ("documents.backup.restoring", "rebuild_index"),
    (f"documents.search.backends.{connection.vendor}", "make_anew"),
)


def restore_until(module, name, path):
    """Restore, and die where the named function is entered, whoever calls it."""

    def die(*arguments, **named):
        import os
        import signal

        os.kill(os.getpid(), signal.SIGKILL)

    getattr(import_module(module), name).__code__ = die.__code__
    call_command("restore", path, "--replace")


def main(folder):
    article, backup = folder / "one.txt", str(folder / "one.backup")
    article.write_text(TEXT * 3, "utf-8")
    command("import_articles", "--no-extract", str(article)).said()
    command("backup", backup).said()
    found = command(*SEARCH).said()
    assert found
    for function in KILLED_AT:
        Fork(partial(restore_until, *function, backup)).said(code=-signal.SIGKILL)
        assert "一致" in command("check_integrity").said()
        assert command(*SEARCH).said() == found
    print("nothing amiss")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
