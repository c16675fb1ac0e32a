"""Nobody waits without end for workers that are gone; what of Dask this rests on is tried in tests/cluster."""

import time
from concurrent.futures import CancelledError, Executor, Future

import pytest

from intake.bulk import cluster
from intake.bulk.cluster import Workers


class Deaf(Executor):
    """Takes every task and does none."""

    def submit(self, task, /, *args, **kwargs):
        return Future()


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(cluster, "LOOK_EVERY_SECONDS", 0.01)
    monkeypatch.setattr(cluster, "WORKERS_SECONDS", 0.3)


def test_workers_that_come_back_in_time_are_waited_for():
    begun = time.monotonic()
    workers = Workers(Deaf(), lambda: not begun + 0.1 < time.monotonic() < begun + 0.2)
    waiting = workers.submit(print)
    time.sleep(0.6)
    assert not waiting.done()
    workers.shutdown()


def test_when_none_is_there_for_long_what_is_waited_for_ends_and_nothing_more_is_begun():
    workers = Workers(Deaf(), lambda: False)
    waiting = workers.submit(print)
    with pytest.raises(CancelledError):
        waiting.result(timeout=60)
    assert workers.are_given_up
    with pytest.raises(CancelledError):
        workers.submit(print)


def test_who_has_ended_is_watched_no_more():
    workers = Workers(Deaf(), lambda: False)
    waiting = workers.submit(print)
    workers.shutdown()
    time.sleep(0.6)
    assert not waiting.done()
