"""A bulk load killed after each of its first batches and run again: nothing lost, doubled or out of step."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import psycopg2
import pytest
from django.conf import settings

LINES = 500
KILLS = 2
PATIENCE_SECONDS = 120


@pytest.fixture
def manage(migrated_database, tmp_path):
    environment = {**os.environ, "DATABASE_URL": migrated_database, "XIANJIE_DATA_DIR": str(tmp_path)}
    environment.pop("PYTHONWARNINGS", None)

    def start(*arguments):
        return subprocess.Popen(
            [sys.executable, "manage.py", *arguments],
            cwd=settings.BASE_DIR,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    return start


def finished(process):
    said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 0, said
    return said


def one(url, sql):
    is_file = url.startswith("sqlite")
    with closing(sqlite3.connect(url.removeprefix("sqlite:///")) if is_file else psycopg2.connect(url)) as db:
        cursor = db.cursor()
        cursor.execute(sql)
        return cursor.fetchone()[0]


def test_a_load_that_is_killed_is_resumed_without_loss(manage, migrated_database, tmp_path):
    path = tmp_path / "many.jsonl"
    rows = (
        {"id": f"a{n}", "title": f"第{n}篇", "body": f"第{n}件事：健全联农带农机制，办好合作社。" * 20}
        for n in range(LINES)
    )
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
    stored = "SELECT COUNT(*) FROM documents_article"
    for _ in range(KILLS):
        before = one(migrated_database, stored)
        load = manage("import_articles", "--jsonl", str(path), "--no-extract")
        begun = time.monotonic()
        while load.poll() is None and one(migrated_database, stored) == before:
            assert time.monotonic() - begun < PATIENCE_SECONDS
            time.sleep(0.02)
        if load.poll() is None:
            os.killpg(load.pid, signal.SIGKILL)
        load.communicate()
    finished(manage("import_articles", "--jsonl", str(path), "--no-extract"))
    assert one(migrated_database, stored) == LINES
    assert one(migrated_database, "SELECT COUNT(DISTINCT external_id) FROM documents_article") == LINES
    assert "索引与数据表一致" in finished(manage("check_integrity"))
