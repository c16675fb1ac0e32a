"""Which standbys follow the primary closely enough to be read: asked for without end, in threads beside the site.

A standby is fit while it answers and has replayed what the primary had written a second ago. Where the primary is gone,
it is held to what the primary was last known to have written. One that hangs stops answering, and is left out like one that
is gone; the thread that waits for it takes it back.
"""

import logging
import random
import time
from collections import deque
from collections.abc import Sequence
from functools import cache
from threading import Lock, Thread

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

logger = logging.getLogger(__name__)

LOOK_EVERY = 0.25  # seconds
MOST_LAG = 1.0  # seconds
# A standby that failed a request is asked nothing before it has shown itself again.
_NEVER = float("-inf")
# Bytes of the write-ahead log since its beginning.
_WRITTEN = "SELECT pg_current_wal_lsn() - '0/0'::pg_lsn"
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
        is_answering = now - self.answered_at < MOST_LAG
        return is_answering and wanted is not None and self.replayed >= wanted

    def note(self, at: float, replayed: float) -> None:
        self.answered_at, self.replayed = at, replayed

    def leave_out(self) -> None:
        self.answered_at = _NEVER


class Watch:
    """The standbys of an installation, by their aliases in the settings."""

    def __init__(self, aliases: Sequence[str]) -> None:
        self.log = Log()
        self.standbys = {alias: Standby() for alias in aliases}
        self._lock = Lock()
        self._is_started = False

    def start(self) -> None:
        """Begin to look, once a process."""
        with self._lock:
            if not self._is_started:
                self._is_started = True
                for alias in (DEFAULT_DB_ALIAS, *self.standbys):
                    Thread(target=self._look, args=(alias,), name=f"watch-{alias}", daemon=True).start()

    def fit(self) -> list[str]:
        now = time.monotonic()
        return [alias for alias, standby in self.standbys.items() if standby.is_fit(self.log, now)]

    def choose(self) -> str | None:
        """One of those that may be read, any."""
        fit = self.fit()
        return random.choice(fit) if fit else None  # noqa: S311 - spreads readers, hides nothing

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
        with connection.cursor() as cursor:
            cursor.execute(_WRITTEN if alias == DEFAULT_DB_ALIAS else _REPLAYED)
            (position,) = cursor.fetchone()
        if alias == DEFAULT_DB_ALIAS:
            # What stands in the log by the time of the answer was asked of standbys no earlier.
            self.log.note(time.monotonic(), float(position))
        else:
            self.standbys[alias].note(asked_at, float(position))


@cache
def watch() -> Watch:
    """That of this process."""
    return Watch(list(settings.STANDBYS))
