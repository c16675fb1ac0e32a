"""Two workers of two machines on one database, each killed at one step or another, again and again.

`python -m tests.cluster.kill_driver KILLS SEED` on the migrated, empty database of DATABASE_URL. A worker dies before or after a
statement that it sends; one in five leaves no lock behind, as a machine that never comes back, so that only its lease tells of it.
"""

import os
import random
import signal
import sys
import tempfile
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection, transaction
from django.test import Client
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from documents.models import Article, ArticleStatus, StagedArticle
from intake.jobs import standing, workers
from intake.jobs.tasks import publish_articles
from measures.actions.themes import add_missing_themes
from measures.models import Measure
from measures.seeds import read_taxonomy
from regions.actions import add_missing_regions
from regions.seeds import read_regions
from tests.factories import make_account
from tests.forks import Fork
from tests.web.desk.kill_driver import FILES_A_BATCH, faults, hand_over, store_all

MACHINES = 2
MOST_STATEMENTS = 250
# Shorter than on a site, but longer than this machine may keep a living worker waiting.
workers.LEASE, workers.RENEWED_EVERY, standing.LOOK_EVERY = timedelta(seconds=20), 2, 1
LOOK_EVERY, CHECK_EVERY = 0.2, 20
PATIENCE_SECONDS = 300
OPEN = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


class Machine:
    """A data folder of its own, and a worker that is begun anew whenever it died."""

    def __init__(self):
        self.kills = 0
        self._move_in()

    def _move_in(self):
        self.folder = Path(tempfile.mkdtemp(prefix="machine-", dir=settings.DATA_DIR))
        self.worker = None

    def keep_going(self, *, dies):
        """Begin a worker where none runs; `dies` at one of its next statements."""
        if self.worker is not None and self.worker.is_running():
            return
        if self.worker is not None:
            assert self.worker.wait() == -signal.SIGKILL, self.worker.said(-signal.SIGKILL)
            self.kills += 1
            if random.random() < 0.2:
                self._move_in()
        at = random.randrange(MOST_STATEMENTS) if dies else None
        self.worker = Fork(lambda: work(self.folder, at))

    def is_home_of(self, worker_id):
        settings.DATA_DIR, before = self.folder, settings.DATA_DIR
        try:
            return workers.is_alive(worker_id) is True
        finally:
            settings.DATA_DIR = before


def work(folder, at):
    settings.DATA_DIR = folder
    if at is not None:
        connection.execute_wrappers.append(Death(at, random.Random(at).random() < 0.5))
    call_command("worker")


class Death:
    """Before or after the statement of this number."""

    def __init__(self, at, is_before):
        self.left, self.is_before = at, is_before

    def __call__(self, execute, *asked):
        self.left -= 1
        if self.left < 0 and self.is_before:
            os.kill(os.getpid(), signal.SIGKILL)
        answer = execute(*asked)
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return answer


class Desk:
    """Sees that there is always something to do: files handed over, read ones stored, drafts published."""

    def __init__(self, user):
        self.user, self.number = user, 100
        self.client = Client(SERVER_NAME="127.0.0.1")
        self.client.force_login(user)

    def feed(self):
        if DBTaskResult.objects.filter(status__in=OPEN).count() > MACHINES:
            return
        self.finish()
        numbers = range(self.number, self.number + FILES_A_BATCH)
        self.number += FILES_A_BATCH
        hand_over(self.client, numbers)

    def finish(self):
        store_all(self.client)
        if drafts := list(Article.objects.filter(status=ArticleStatus.DRAFT).values_list("pk", flat=True)):
            publish_articles.enqueue(drafts, self.user.pk)


def stolen(machines):
    """Jobs that were taken from a worker that lives."""
    for job in DBTaskResult.objects.all():
        for worker_id in job.worker_ids[:-1]:
            if any(machine.is_home_of(worker_id) for machine in machines):
                yield f"job {job.pk} was taken from {worker_id}, which lives"


def main(kills, seed):
    random.seed(seed)
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
    add_missing_regions(regions=read_regions(settings.SEEDS_DIR / "regions.csv"))
    desk = Desk(make_account("shen", "审核"))
    machines = [Machine() for _ in range(MACHINES)]
    checked = 0
    while (done := sum(machine.kills for machine in machines)) < kills:
        desk.feed()
        for machine in machines:
            machine.keep_going(dies=True)
        found = list(stolen(machines))
        if done >= checked + CHECK_EVERY:
            checked = done
            found += faults_of_one_moment()
            print(f"{done} kills", file=sys.stderr, flush=True)
        if found:
            print(f"after {done} kills:", *found, sep="\n")
            return 1
        time.sleep(LOOK_EVERY)
    return finished(desk, machines, done)


def faults_of_one_moment():
    """Others go on writing meanwhile, and what they changed the look, which makes tallies and takes them back, cannot change too:
    then it looks again."""
    while True:
        with suppress(OperationalError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            return faults()


def finished(desk, machines, kills):
    """Let two workers that nobody kills do what is left, and look at it all."""
    end = time.monotonic() + PATIENCE_SECONDS
    for machine in machines:
        machine.worker.kill()
        machine.worker = None
    desk.finish()
    while DBTaskResult.objects.filter(status__in=OPEN).exists():
        assert time.monotonic() < end, "jobs are left"
        for machine in machines:
            machine.keep_going(dies=False)
        desk.finish()
        time.sleep(LOOK_EVERY)
    for machine in machines:
        machine.worker.kill()
    jobs = list(DBTaskResult.objects.all())
    found = faults() + [
        f"job {job.pk}: {job.status}" for job in jobs if job.status != TaskResultStatus.SUCCESSFUL
    ]
    found += ["articles lost"] * StagedArticle.objects.filter(is_taken=True, stored=None).exists()
    found += ["drafts left"] * Article.objects.filter(status=ArticleStatus.DRAFT).exists()
    if found:
        print("at the end:", *found, sep="\n")
        return 1
    again = sum(len(job.worker_ids) - 1 for job in jobs)
    print(
        f"{kills} kills: {len(jobs)} jobs, {again} times one was taken up again; {Article.objects.count()} articles, "
        f"{Measure.objects.count()} measures, nothing amiss"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
