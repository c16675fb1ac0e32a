"""Work in processes forked from one that has started: a process to kill costs a fork, not a start of Django."""

import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable

from django.core.management import call_command
from django.db import connections


class Fork:
    """A process that does one piece of work and ends."""

    def __init__(self, work: Callable[[], object]):
        connections.close_all()
        self._said = tempfile.TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - read after the process ended
        self._status: int | None = None
        self.pid = os.fork()
        if self.pid == 0:
            self._do(work)

    def _do(self, work):
        code = 1
        try:
            os.dup2(self._said.fileno(), 1)
            os.dup2(self._said.fileno(), 2)
            sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8")
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(code)

    def is_running(self) -> bool:
        if self._status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self._status = os.waitstatus_to_exitcode(status) if pid else None
        return self._status is None

    def kill(self) -> None:
        if self.is_running():
            os.kill(self.pid, signal.SIGKILL)
            self.wait()

    def wait(self) -> int:
        """Return its exit code; -9 where it was killed."""
        if self.is_running():
            self._status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._status

    def said(self, code: int = 0) -> str:
        """Return what it printed, once it has ended with this code."""
        ended = self.wait()
        self._said.seek(0)
        said = self._said.read()
        assert ended == code, f"{ended}: {said}"
        return said


def command(*arguments: str) -> Fork:
    """A command of manage.py, begun in a process of its own."""
    return Fork(lambda: call_command(*arguments))
