"""Run background jobs until stopped; jobs that a killed worker left are run again first."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.utils.crypto import get_random_string

from intake.jobs.standing import Watch
from intake.jobs.workers import alive, remove_old_locks, requeue_lost_jobs


class Command(BaseCommand):
    help = "执行后台任务（大批导入等）；先接着做上次被中断的任务。Ctrl+C 停止。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="做完现有任务就退出")

    def handle(self, *, batch: bool, **options: Any) -> None:
        worker_id = f"{socket.gethostname()[:20]}-{get_random_string(12)}"
        remove_old_locks()
        with alive(worker_id):
            lost = requeue_lost_jobs()
            if lost:
                self.stdout.write(f"接着做被中断的任务：{lost} 个")
            with watching(batch):
                call_command("db_worker", worker_id=worker_id, batch=batch, reload=False, verbosity=0)


@contextmanager
def watching(batch: bool) -> Iterator[None]:
    """While the worker runs on and on: give jobs to what others left."""
    if batch:
        yield
        return
    watch = Watch()
    watch.start()
    try:
        yield
    finally:
        watch.is_over.set()
