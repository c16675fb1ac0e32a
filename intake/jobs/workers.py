"""Which workers live, and the jobs of those that died.

A worker holds a lock on a file of its name for as long as it runs; the system lets go of it even when the worker is
killed. A job that is marked as running under a name whose lock is free has lost its worker and is made ready again.
Where there is no such file the worker is of another machine: it renews its lease of the job, which is the moment at which
the job counts as started, and a job whose lease has run out has lost its worker.
"""

import fcntl
import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import Error, connection, connections, transaction
from django.utils.timezone import now
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

logger = logging.getLogger(__name__)

SECONDS_A_LOCK_IS_YOUNG = 24 * 60 * 60
# How far the clocks of machines may differ, and for how long the database may be away, before a job is taken from a worker that
# lives. Two that do the same job do each step of it once, so that nothing but time is lost then.
LEASE = timedelta(seconds=60)
RENEWED_EVERY = 10  # seconds


def lock_path(worker_id: str) -> Path:
    return settings.DATA_DIR / "workers" / f"{worker_id}.lock"


@contextmanager
def alive(worker_id: str) -> Iterator[None]:
    """Hold the worker's lock."""
    path = lock_path(worker_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        is_over = threading.Event()
        threading.Thread(target=_renew, args=(worker_id, is_over), daemon=True).start()
        try:
            yield
        finally:
            is_over.set()
            path.unlink(missing_ok=True)


def _renew(worker_id: str, is_over: threading.Event) -> None:
    while not is_over.wait(RENEWED_EVERY):
        try:
            renew_lease(worker_id)
        except Error:
            logger.warning("the lease of a job was not renewed", exc_info=True)
        finally:
            connections.close_all()


def renew_lease(worker_id: str) -> int:
    """Have what the worker does count as started now; returns how many jobs that are."""
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    held = [job.pk for job in running if job.worker_ids[-1:] == [worker_id]]
    return running.filter(pk__in=held).update(started_at=now()) if held else 0


def is_alive(worker_id: str) -> bool | None:
    """None for one that has no file here, which may be another machine's."""
    try:
        with lock_path(worker_id).open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return None
    except BlockingIOError:
        return True
    return False


def remove_old_locks() -> None:
    """Remove what killed workers left; a young file may be a worker's that has not locked it yet."""
    for path in (settings.DATA_DIR / "workers").glob("*.lock"):
        with suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > SECONDS_A_LOCK_IS_YOUNG and not is_alive(path.stem):
                path.unlink()


def any_alive() -> bool:
    """Whether a worker runs on this machine, or does something on another one."""
    directory = settings.DATA_DIR / "workers"
    if any(is_alive(path.stem) for path in directory.glob("*.lock")):
        return True
    return not all(map(is_lost, DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)))


def is_lost(job: DBTaskResult[..., Any]) -> bool:
    """Whether the job is marked as running, and its worker is dead."""
    if job.status != TaskResultStatus.RUNNING or not job.worker_ids:
        return False
    lives = is_alive(job.worker_ids[-1])
    if lives is None:
        is_over = job.started_at is None or job.started_at < now() - LEASE
        # A file of SQLite has no other machines.
        return is_over or connection.vendor == "sqlite"
    return not lives


def has_job(first_argument: int) -> bool:
    """Whether a job with this first argument waits, or runs under a worker that lives."""
    unfinished = DBTaskResult.objects.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])
    return not all(map(is_lost, unfinished.filter(args_kwargs__args__0=first_argument)))


def is_unfinished(*tasks: Task[..., Any], user_pk: int) -> bool:
    """Whether a job of one of these kinds, whose second argument is who asked for it, waits or runs."""
    paths = [task.module_path for task in tasks]
    unfinished = DBTaskResult.objects.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING])
    return unfinished.filter(task_path__in=paths, args_kwargs__args__1=user_pk).exists()


@transaction.atomic
def requeue_lost_jobs() -> int:
    """Make the jobs of dead workers ready again; returns how many."""
    running = DBTaskResult.objects.select_for_update().filter(status=TaskResultStatus.RUNNING)
    lost = [job for job in running if is_lost(job)]
    for job in lost:
        job.status, job.started_at = TaskResultStatus.READY, None
        job.save(update_fields=["status", "started_at"])
        with suppress(OSError):
            lock_path(job.worker_ids[-1]).unlink(missing_ok=True)
    return len(lost)
