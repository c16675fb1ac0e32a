"""Imports that stand still because the request that worked on them was killed: a worker takes them up again.

Nobody keeps a clock: what a worker sees unchanged at two looks, and what no job will do, is given a job. Where a slow
request works on it after all, both do the same files, each of them once (intake.staging, intake.batches).
"""

import logging
import threading
from collections.abc import Iterator

from django.db import connections, transaction

from documents.models import BatchState, ImportBatch, StagedArticle, StagedState
from intake.jobs.tasks import read_import, store_import
from intake.jobs.visiting import queue_due_visits
from intake.jobs.workers import has_job, requeue_lost_jobs

logger = logging.getLogger(__name__)

LOOK_EVERY = 60  # seconds

# Primary key, state, and how many files and articles are done.
Standing = tuple[int, str, int, int]


def unattended() -> set[Standing]:
    """The imports that are under way and that no job will go on with."""
    return {each for each in under_way() if not has_job(each[0])}


def under_way() -> Iterator[Standing]:
    for batch in ImportBatch.objects.filter(state__in=[BatchState.READING, BatchState.STORING]):
        yield standing(batch)


def standing(batch: ImportBatch) -> Standing:
    todo = StagedState.WAITING if batch.state == BatchState.READING else StagedState.READ
    stored = StagedArticle.objects.filter(file__batch=batch, stored__isnull=False).count()
    return batch.pk, batch.state, batch.files.exclude(state=todo).count(), stored


@transaction.atomic
def take_up(seen: Standing) -> bool:
    """Give the import a job, unless it moved since it was seen."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).filter(pk=seen[0]).first()
    if batch is None or standing(batch) != seen or has_job(batch.pk):
        return False
    if batch.state == BatchState.READING:
        read_import.enqueue(batch.pk)
    else:
        store_import.enqueue(batch.pk, batch.made_by_id)
    return True


class Watch(threading.Thread):
    """Beside a worker: looks now and again for what others left, jobs of dead workers among it, and for pages that are due
    to be visited."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.seen: set[Standing] = set()
        self.is_over = threading.Event()

    def run(self) -> None:
        while not self.is_over.wait(LOOK_EVERY):
            try:
                self.look()
            except Exception:
                # The database may be away for a while; the next look will do.
                logger.warning("looking for imports that stand still", exc_info=True)
            finally:
                connections.close_all()

    def look(self) -> int:
        """Take up what stands as it stood at the last look; return how many."""
        requeue_lost_jobs()
        queue_due_visits()
        now = unattended()
        taken = [each for each in now & self.seen if take_up(each)]
        self.seen = now.difference(taken)
        return len(taken)
