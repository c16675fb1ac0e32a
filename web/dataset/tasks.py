"""The package as a job of the worker."""

from datetime import date

from django_tasks import task

from web.dataset.publishing import publish


@task()
def publish_package(since: str = "") -> None:
    publish(since=date.fromisoformat(since) if since else None)
