"""Which workers live, and the jobs of those that died.

A worker holds a lock on a file of its name for as long as it runs; the system lets go of it even when the worker is
killed. A job that is marked as running under a name whose lock is free has lost its worker and is made ready again.
"""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django_tasks.base import Task, TaskResultStatus
from django_tasks_db.models import DBTaskResult

SECONDS_A_LOCK_IS_YOUNG = 24 * 60 * 60


def lock_path(worker_id: str) -> Path:
    return settings.DATA_DIR / "workers" / f"{worker_id}.lock"


@contextmanager
def alive(worker_id: str) -> Iterator[None]:
    """Hold the worker's lock."""
    path = lock_path(worker_id)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        try:
            yield
        finally:
            path.unlink(missing_ok=True)


def is_alive(worker_id: str) -> bool:
    try:
        with lock_path(worker_id).open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
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
    directory = settings.DATA_DIR / "workers"
    return any(is_alive(path.stem) for path in directory.glob("*.lock"))


def is_lost(job: DBTaskResult[..., Any]) -> bool:
    """Whether the job is marked as running, and its worker is dead."""
    is_running = job.status == TaskResultStatus.RUNNING and bool(job.worker_ids)
    return is_running and not is_alive(job.worker_ids[-1])


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
