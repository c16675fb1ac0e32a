from django_tasks_db.models import DBTaskResult

from tests.model_server import says

__all__ = ["says", "work"]


def work(key):
    """Do one job as a worker does, in the test's own transaction."""
    job = DBTaskResult.objects.get(pk=key)
    job.claim("a worker of the tests")
    job.set_successful(job.task.call(**job.args_kwargs["kwargs"]))
