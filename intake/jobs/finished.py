"""Jobs that are done: what one of them returned is kept for a while and then forgotten."""

from datetime import datetime

from django_tasks_db.models import DBTaskResult


def forget_finished(task_path: str, before: datetime) -> int:
    """Remove the jobs of a task that ended before a moment; returns how many."""
    return DBTaskResult.objects.filter(task_path=task_path, finished_at__lt=before).delete()[0]
