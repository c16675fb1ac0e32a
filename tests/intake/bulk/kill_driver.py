"""Kill a bulk load after each of its first batches, run it again, and look for anything lost or doubled.

The first is killed together with the processes that read for it; the others read by themselves, for to start such processes
takes longer than all that they read here.

`python -m tests.intake.bulk.kill_driver FOLDER` on the migrated, empty database of DATABASE_URL.
"""

import json
import os
import sys
import time
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.db import connection

from documents.models import Article
from tests.forks import command

LINES = 500
ALONE = ("--jobs", "1")
PATIENCE_SECONDS = 120


def stored():
    try:
        return Article.objects.count()
    finally:
        # The next process is forked: it must find no connection open.
        connection.close()


def begin(path, *hands):
    return command("import_articles", "--jsonl", str(path), "--no-extract", *hands)


def load_until_rows_are_stored(path, *hands):
    before, begun = stored(), time.monotonic()
    load = begin(path, *hands)
    while load.is_running() and stored() == before:
        assert time.monotonic() - begun < PATIENCE_SECONDS
        time.sleep(0.02)
    load.kill()


def main(folder):
    path = folder / "many.jsonl"
    rows = (
        {"id": f"a{n}", "title": f"第{n}篇", "body": f"第{n}件事：健全联农带农机制，办好合作社。" * 20}
        for n in range(LINES)
    )
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    load_until_rows_are_stored(path)
    load_until_rows_are_stored(path, *ALONE)
    begin(path, *ALONE).said()
    assert stored() == LINES
    assert Article.objects.values("external_id").distinct().count() == LINES
    assert "索引与数据表一致" in command("check_integrity").said()
    print("nothing amiss")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
