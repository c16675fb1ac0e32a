"""A bulk load read by a Dask cluster: a scheduler and two workers in processes of their own, begun as the documentation says."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction

from documents.models import Article
from intake.bulk import cluster, crew
from intake.bulk import load as bulk_load
from measures.lexicon import current_lexicon
from tests.intake.bulk.test_same_rows import TABLES, lines, store_one_by_one, tables

__all__ = ["lines"]
DASK = Path(sys.executable).with_name("dask")
WAIT_SECONDS = 60


@contextmanager
def begun(*arguments, log, until, cwd=settings.BASE_DIR):
    """One of Dask's programs, once it has said that it is there."""
    # The suite's own settings of warnings would stop other programs.
    own = {**os.environ, "PYTHONPATH": str(cwd), "PYTHONWARNINGS": "default"}
    with log.open("wb") as said:
        process = subprocess.Popen([DASK, *map(str, arguments)], cwd=cwd, env=own, stderr=said)
    try:
        end = time.monotonic() + WAIT_SECONDS
        while until not in log.read_text():
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.1)
        yield process
    finally:
        process.terminate()
        process.wait(WAIT_SECONDS)


@contextmanager
def scheduler(folder):
    log = folder / "scheduler.log"
    with begun(
        "scheduler", "--host", "127.0.0.1", "--port", 0, "--no-dashboard", log=log, until="tcp://"
    ) as process:
        yield re.search(r"tcp://[\d.:]+", log.read_text())[0], process


@contextmanager
def worker(address, folder, cwd=settings.BASE_DIR):
    folder.mkdir()
    options = ("--nthreads", 1, "--no-dashboard", "--no-nanny", "--local-directory", folder)
    log = folder / "log"
    with begun("worker", address, *options, log=log, until="Registered to", cwd=cwd) as process:
        yield process


@pytest.fixture
def collection(lines, tmp_path):
    path = tmp_path / "list.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines))
    return path


@pytest.fixture
def many(lines, tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({**lines[n % 9], "id": f"a{n}"}) for n in range(300)))
    return path


def load(path, address):
    return bulk_load.load_lines(path=path, status="published", lexicon=current_lexicon(), cluster=address)


def test_it_leaves_the_rows_of_storing_one_by_one(lines, collection, tmp_path, monkeypatch):
    with transaction.atomic():
        store_one_by_one(lines)
        wanted = tables()
        transaction.set_rollback(True)
    monkeypatch.setattr(bulk_load, "BATCH_LINES", 4)
    monkeypatch.setattr(crew, "CHUNK_TEXTS", 2)
    with (
        scheduler(tmp_path) as (address, _),
        worker(address, tmp_path / "one"),
        worker(address, tmp_path / "two"),
    ):
        report = load(collection, address)
        found = tables()
    assert report.added == len(lines)
    for model in TABLES:
        assert found[model] == wanted[model], model.__name__


def test_workers_that_die_cost_nothing_and_without_a_cluster_what_is_stored_stays(
    many, tmp_path, monkeypatch
):
    monkeypatch.setattr(bulk_load, "BATCH_LINES", 20)
    stored = []

    def killing(batch, computed, status, report):
        write(batch, computed, status, report)
        stored.append(report.added)
        if len(stored) == 1:
            first.kill()
        if len(stored) == 3:
            running.kill()
            second.kill()

    write = bulk_load.BegunBatch.write
    monkeypatch.setattr(bulk_load.BegunBatch, "write", killing)
    with (
        scheduler(tmp_path) as (address, running),
        worker(address, tmp_path / "one") as first,
        worker(address, tmp_path / "two") as second,
        pytest.raises(CommandError, match="已存入的文章都在"),
    ):
        call_command("import_articles", jsonl=many, cluster=address)
    assert Article.objects.count() == stored[-1] >= 60
    call_command("import_articles", jsonl=many, jobs=1)
    assert Article.objects.count() == 300


def test_workers_that_all_go_are_not_waited_for_without_end(many, tmp_path, monkeypatch):
    monkeypatch.setattr(bulk_load, "BATCH_LINES", 20)
    monkeypatch.setattr(cluster, "WORKERS_SECONDS", 3.0)

    def killing(batch, computed, status, report):
        write(batch, computed, status, report)
        only.kill()

    write = bulk_load.BegunBatch.write
    monkeypatch.setattr(bulk_load.BegunBatch, "write", killing)
    with (
        scheduler(tmp_path) as (address, _),
        worker(address, tmp_path / "only") as only,
        pytest.raises(CommandError, match="没有工作进程。已存入的文章都在"),
    ):
        call_command("import_articles", jsonl=many, cluster=address)
    assert 20 <= Article.objects.count() < 300


def test_what_does_not_serve_is_said(collection, tmp_path):
    with scheduler(tmp_path) as (address, _):
        with pytest.raises(CommandError, match="没有工作进程"):
            call_command("import_articles", jsonl=collection, cluster=address)
        other = another_program(tmp_path / "other")
        with (
            worker(address, tmp_path / "one", cwd=other),
            pytest.raises(CommandError, match="集群上的程序与本机不同"),
        ):
            call_command("import_articles", jsonl=collection, cluster=address)
    assert not Article.objects.exists()


def another_program(folder):
    """This checkout with one more line in a rule."""
    for room in ("documents", "intake", "measures", "regions", "seeds", "config"):
        shutil.copytree(settings.BASE_DIR / room, folder / room)
    with (folder / "measures" / "written.py").open("a") as module:
        module.write("# another one\n")
    return folder
