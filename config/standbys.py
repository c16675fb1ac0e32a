"""Which standbys follow the primary closely enough to be read: asked for without end, in threads beside the site.

A standby is fit while it answers and has replayed what the primary had written a second ago. Where the primary is gone,
it is held to what the primary was last known to have written. One that hangs stops answering, and is left out like one that
is gone; whoever waits for its answer has the connection cut, so that no page waits for longer than a second or two. A primary that hangs, with
standbys or without, is given a few seconds: whoever waits for it then is told to try again, and nobody else begins to wait before it, or another,
answers.
"""

import logging
import math
import os
import random
import socket
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from threading import Lock, Thread
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg2 import InterfaceError, OperationalError

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.25  # seconds
MOST_LAG = 1.0  # seconds
# What a look itself may wait before it is begun anew: a machine that lost its power does not even close its connections.
MOST_WAIT = 3.0  # seconds
# A primary that writes much at once may say nothing for a second or two.
MOST_SILENCE = 5.0  # seconds
# A standby that failed a request is asked nothing before it has shown itself again.
_NEVER = float("-inf")
# Bytes of the write-ahead log since its beginning; whoever has but a copy that is only read still reads it.
_WRITTEN = "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END - '0/0'::pg_lsn"
# One that was promoted follows nobody and lacks nothing.
_REPLAYED = (
    "SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() - '0/0'::pg_lsn ELSE 'Infinity' END"
)


class Log:
    """How far the primary's log was, when: (seconds of a monotonic clock, bytes)."""

    def __init__(self) -> None:
        self._known: deque[tuple[float, float]] = deque(maxlen=64)

    def note(self, at: float, written: float) -> None:
        self._known.append((at, written))

    def wanted(self, now: float) -> float | None:
        """How far a standby must be by now; None where the primary has not been known for long enough."""
        return next((written for at, written in reversed(self._known) if at <= now - MOST_LAG), None)

    def last(self) -> float | None:
        return self._known[-1][1] if self._known else None


class Standby:
    def __init__(self) -> None:
        self.answered_at = _NEVER
        self.replayed = 0.0

    def is_fit(self, log: Log, now: float) -> bool:
        wanted = log.wanted(now)
        return self.is_answering(now) and wanted is not None and self.replayed >= wanted

    def is_answering(self, now: float) -> bool:
        return now - self.answered_at < MOST_LAG

    def note(self, at: float, replayed: float) -> None:
        self.answered_at, self.replayed = at, replayed

    def leave_out(self) -> None:
        self.answered_at = _NEVER


class Watch:
    """The standbys of an installation, by their aliases in the settings."""

    def __init__(self, aliases: Sequence[str]) -> None:
        self.log = Log()
        self.standbys = {alias: Standby() for alias in aliases}
        # While nobody looks, nobody is said to hang.
        self.primary_answered_at = math.inf
        self._lock = Lock()
        self._is_started = False
        # Connections of requests in hand, by database, and of the looks in hand, with when they began.
        self._in_use: dict[str, set[BaseDatabaseWrapper]] = {
            alias: set() for alias in (DEFAULT_DB_ALIAS, *aliases)
        }
        self._looking: dict[BaseDatabaseWrapper, float] = {}

    def start(self) -> None:
        """Begin to look, once a process."""
        with self._lock:
            if not self._is_started:
                self._is_started = True
                # One that never answered is told apart from one that hangs by how long this process has looked.
                self.primary_answered_at = time.monotonic()
                for alias in (DEFAULT_DB_ALIAS, *self.standbys):
                    Thread(target=self._look, args=(alias,), name=f"watch-{alias}", daemon=True).start()
                Thread(target=self._cut_on_and_on, name="watch-hanging", daemon=True).start()

    def fit(self) -> list[str]:
        now = time.monotonic()
        return [alias for alias, standby in self.standbys.items() if standby.is_fit(self.log, now)]

    def choose(self) -> str | None:
        """One of those that may be read, any."""
        fit = self.fit()
        return random.choice(fit) if fit else None  # noqa: S311 - spreads readers, hides nothing

    def is_answering(self, alias: str, now: float) -> bool:
        if alias == DEFAULT_DB_ALIAS:
            return now - self.primary_answered_at < MOST_SILENCE
        return self.standbys[alias].is_answering(now)

    @contextmanager
    def using(self, alias: str) -> Iterator[None]:
        """What this thread asks the database inside fails soon where the database hangs."""
        connection = connections[alias]
        if "get_new_connection" not in vars(connection):
            # Django connects anew where a connection was cut, and would wait for that again.
            connection.get_new_connection = self._refusing(alias, connection.get_new_connection)
        with self._lock:
            self._in_use[alias].add(connection)
        try:
            yield
        finally:
            with self._lock:
                self._in_use[alias].discard(connection)

    def _refusing(self, alias: str, connect: Callable[..., Any]) -> Callable[..., Any]:
        def connect_if_answering(*arguments: Any) -> Any:
            if not self.is_answering(alias, time.monotonic()):
                raise OperationalError(f"{alias} does not answer")
            return connect(*arguments)

        return connect_if_answering

    def cut_hanging(self) -> int:
        """Cut the connections of whoever waits for a database that does not answer; return how many."""
        now = time.monotonic()
        with self._lock:
            hanging = [
                connection
                for alias, waiting in self._in_use.items()
                if not self.is_answering(alias, now)
                for connection in waiting
            ]
            hanging += [connection for connection, begun in self._looking.items() if now - begun > MOST_WAIT]
            return sum(map(cut, hanging))

    def forgive(self, now: float, late: float) -> None:
        """What this process could not run for itself, on a machine that is busy or was asleep, is no silence of the primary."""
        self.primary_answered_at = min(self.primary_answered_at + max(late, 0.0), now)

    def _cut_on_and_on(self) -> None:
        woken_at = time.monotonic()
        while True:
            time.sleep(LOOK_EVERY)
            before, woken_at = woken_at, time.monotonic()
            self.forgive(woken_at, woken_at - before - LOOK_EVERY)
            self.cut_hanging()

    def leave_out(self, alias: str) -> None:
        self.standbys[alias].leave_out()

    def behind(self) -> dict[str, float]:
        """How many bytes of the primary's log each lacks, as last seen."""
        written = self.log.last() or 0.0
        return {alias: max(written - standby.replayed, 0.0) for alias, standby in self.standbys.items()}

    def _look(self, alias: str) -> None:
        """Over a connection of its own, which is made anew after every failure."""
        connection = connections[alias].copy()
        was_there = True
        while True:
            try:
                self._note(alias, connection)
                was_there = True
            except DatabaseError as error:
                if was_there:
                    logger.warning("%s does not answer: %s", alias, str(error).strip().partition("\n")[0])
                was_there = False
                connection.close()
            time.sleep(LOOK_EVERY)

    def _note(self, alias: str, connection: BaseDatabaseWrapper) -> None:
        asked_at = time.monotonic()
        with self._lock:
            self._looking[connection] = asked_at
        try:
            with connection.cursor() as cursor:
                cursor.execute(_WRITTEN if alias == DEFAULT_DB_ALIAS else _REPLAYED)
                (position,) = cursor.fetchone()
        finally:
            with self._lock:
                del self._looking[connection]
        if alias == DEFAULT_DB_ALIAS:
            # What stands in the log by the time of the answer was asked of standbys no earlier.
            self.primary_answered_at = time.monotonic()
            self.log.note(self.primary_answered_at, float(position))
        else:
            self.standbys[alias].note(asked_at, float(position))


def cut(connection: BaseDatabaseWrapper) -> bool:
    """Have its thread, which waits for an answer, find the connection closed; False where there is none yet.

    A connection that is being made ends by `connect_timeout`.
    """
    with suppress(AttributeError, OSError, InterfaceError):
        # The number is psycopg2's own: a duplicate of it is ours to close.
        with socket.socket(fileno=os.dup(connection.connection.fileno())) as ours:
            ours.shutdown(socket.SHUT_RDWR)
        return True
    return False


@cache
def watch() -> Watch:
    """That of this process."""
    return Watch(list(settings.STANDBYS))
