"""Which database is read: the primary, unless the request in hand may read from a standby."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model

_reading: ContextVar[str] = ContextVar("reading", default=DEFAULT_DB_ALIAS)


@contextmanager
def reading_from(alias: str) -> Iterator[None]:
    """What this thread reads inside comes from there; what it writes goes to the primary as ever."""
    before = _reading.set(alias)
    try:
        yield
    finally:
        _reading.reset(before)


def is_reading_from_standby() -> bool:
    return _reading.get() != DEFAULT_DB_ALIAS


def read_alias() -> str:
    """Inside a transaction the primary: what it wrote stands nowhere else yet."""
    return DEFAULT_DB_ALIAS if connections[DEFAULT_DB_ALIAS].in_atomic_block else _reading.get()


class StandbyRouter:
    """Django's way to ask (`DATABASE_ROUTERS`); in force where the installation names standbys."""

    def db_for_read(self, model: type[Model], **hints: Any) -> str:
        return read_alias()

    def db_for_write(self, model: type[Model], **hints: Any) -> str:
        return DEFAULT_DB_ALIAS

    def allow_relation(self, one: Model, other: Model, **hints: Any) -> bool:
        """Rows of the primary and of its standbys are the same rows."""
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == DEFAULT_DB_ALIAS
