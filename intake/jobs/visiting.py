"""Jobs for the watched pages that are due: a worker visits them without being asked, where the office allows that anything is
fetched at all."""

from django.conf import settings
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from documents.models import WatchedPage
from intake.gathering.visits import due_pages
from intake.jobs.tasks import gather_page

UNFINISHED = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


def queue_due_visits() -> int:
    """Give each page that is due a job, unless it has one; returns how many."""
    if not settings.ALLOW_FETCH:
        return 0
    return sum(queue_visit(page) for page in due_pages())


def queue_visit(page: WatchedPage) -> bool:
    """Give the page a job; False where one waits or runs."""
    jobs = DBTaskResult.objects.filter(task_path=gather_page.module_path, status__in=UNFINISHED)
    if jobs.filter(args_kwargs__kwargs__watched_pk=page.pk).exists():
        return False
    gather_page.enqueue(watched_pk=page.pk)
    return True
