"""The tallies after themes were grouped anew: made at once in a small library, in a large one by a job.

Until the job is done, counts by theme group and by revitalization are those of the old grouping.
"""

from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from documents.models import Article
from intake.jobs.tasks import recount_places
from measures.actions.tallies import remake_tallies

# Judged on the bench's collections: so many are counted in a second or two, while somebody waits.
MOST_ARTICLES_AT_ONCE = 500


def is_much_to_recount() -> bool:
    """Whether a job is to do it."""
    return (
        Article.objects.order_by().values("pk")[: MOST_ARTICLES_AT_ONCE + 1].count() > MOST_ARTICLES_AT_ONCE
    )


def recount(_: None = None) -> None:
    """Remake the tallies, or leave it to a job; of several changes in a row one job takes account."""
    if not is_much_to_recount():
        remake_tallies()
    elif not _is_waiting():
        recount_places.enqueue()


def _is_waiting() -> bool:
    waiting = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    return waiting.filter(task_path=recount_places.module_path).exists()
