"""Kill imports, bulk loads, reviews, backups, restores and rebuilds of the index at random moments, and look what is left.

`python -m tests.kill_driver ROUNDS SEED` on the migrated, empty database of DATABASE_URL; `make kills` makes one on each engine.
After every kill the invariants of tests/web/desk/kill_driver.py are looked at, what is found by searching, and what each kind of
work promises: a load goes on where it was, a backup is whole or not there, a restore is done or not begun.
"""

import json
import os
import random
import sys
import time
from io import StringIO

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from documents.backup.container import verify
from documents.backup.writing import seal_key
from documents.models import Article, StagedArticle
from intake import batches
from intake.bulk import load as bulk_load
from intake.jobs.workers import requeue_lost_jobs
from measures.actions.themes import add_missing_themes
from measures.models import Measure
from measures.seeds import read_taxonomy
from regions.actions import add_missing_regions
from regions.seeds import read_regions
from tests.factories import make_account
from tests.forks import Fork
from tests.web.desk import kill_driver as desk

LINES, LINES_A_BATCH = 60, 10
LONGEST_SECONDS = 2.0
# In how many rounds each comes, of all rounds.
JOBS = {
    "hand over": 2,
    "store": 3,
    "worker": 2,
    "review": 4,
    "bulk": 4,
    "backup": 2,
    "restore": 2,
    "rebuild": 2,
}
SAID_EVERY = 50


class Library:
    """The base under test, and what it must be after a kill."""

    def __init__(self, user):
        self.user, self.number, self.loads = user, 100, 0
        self.backups = settings.DATA_DIR / "kills"
        self.backups.mkdir()
        self.kept = self.backups / "kept.backup"
        call_command("backup", str(self.kept), stdout=StringIO())
        self.kept_state = state()

    def work(self, job):
        """A function that does it, for a process of its own."""
        if job == "bulk":
            path = self.collection(self.loads)
            return lambda: call_command(
                "import_articles", "--jsonl", str(path), "--jobs", "1", stdout=StringIO()
            )
        if job == "backup":
            path = self.backups / f"{time.monotonic_ns()}.backup"
            return lambda: call_command("backup", str(path), stdout=StringIO())
        if job == "restore":
            return lambda: call_command("restore", str(self.kept), "--replace", stdout=StringIO())
        if job == "rebuild":
            return lambda: call_command("rebuild_search_index", stdout=StringIO())
        numbers = range(self.number, self.number + desk.FILES_A_BATCH)
        self.number += desk.FILES_A_BATCH
        return lambda: desk.work(self.user, job, numbers)

    def collection(self, number):
        path = self.backups / f"{number}.jsonl"
        if not path.exists():
            rows = (self.line(number, n) for n in range(LINES))
            path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), "utf-8")
        return path

    def line(self, number, n):
        title, body = desk.text(5_000_000 + number * LINES + n).decode().split("\n", 1)
        return {"id": f"load-{number}-{n}", "title": title, "body": body}

    def faults(self, job, before, code):
        found = desk.faults()
        if job == "restore" and state() not in (before, self.kept_state):
            found.append("a restore left neither what was there nor what it had to bring")
        if job in {"backup", "rebuild"} and state() != before:
            found.append(f"a {job} changed rows")
        for path in self.backups.glob("*.backup"):
            verify(path, key=seal_key())
            if path != self.kept:
                path.unlink()
        stored = Article.objects.filter(external_id__startswith=f"load-{self.loads}-").count()
        if job == "bulk" and stored % LINES_A_BATCH:
            found.append(f"a load left half a batch: {stored} articles")
        if job == "bulk" and code == 0:
            found += [f"a load that ended left {LINES - stored} lines out"] * (stored != LINES)
            self.loads += 1
        return found


def state():
    """What tells one base from another: articles and measures with what people made of them."""
    articles = list(Article.objects.order_by("pk").values_list("pk", "body_sha256", "status"))
    measures = list(Measure.objects.order_by("pk").values_list("pk", "quote", "status", "start"))
    return hash((tuple(articles), tuple(measures)))


def killed(work, seconds):
    """Its exit code; -9 where it did not end in time."""
    process = Fork(work)
    end = time.monotonic() + seconds
    while process.is_running() and time.monotonic() < end:
        time.sleep(0.005)
    process.kill()
    return process.wait()


def main(rounds, seed):
    random.seed(seed)
    batches.PORTION, bulk_load.BATCH_LINES = desk.PORTION, LINES_A_BATCH
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
    add_missing_regions(regions=read_regions(settings.SEEDS_DIR / "regions.csv"))
    user = make_account("shen", "审核")
    desk.work(user, "hand over", range(90, 90 + desk.FILES_A_BATCH))
    desk.finish(user)
    library = Library(user)
    kills, ended = dict.fromkeys(JOBS, 0), dict.fromkeys(JOBS, 0)
    while sum(kills.values()) < rounds:
        (job,) = random.choices(list(JOBS), JOBS.values())
        before = state()
        code = killed(library.work(job), random.uniform(0.02, LONGEST_SECONDS))
        (kills if code == -9 else ended)[job] += 1
        requeue_lost_jobs()
        found = library.faults(job, before, code) + [f"{job} ended with {code}"] * (code not in (0, -9))
        if found:
            print(f"after {sum(kills.values())} kills, {job}:", *found, sep="\n")
            return 1
        if code == -9 and sum(kills.values()) % SAID_EVERY == 0:
            print(f"{sum(kills.values())} kills: {kills}", file=sys.stderr, flush=True)
    desk.finish(user)
    found = (
        desk.faults() + ["articles lost"] * StagedArticle.objects.filter(is_taken=True, stored=None).exists()
    )
    if found:
        print("at the end:", *found, sep="\n")
        return 1
    print(f"{connection.vendor}: {sum(kills.values())} kills {kills}, ended before {ended}; nothing amiss")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
