"""One moment of a database while others go on writing to it."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction

SNAPSHOT = "backup_snapshot"


@contextmanager
def snapshot(*, of: str) -> Iterator[str]:
    """Yield the alias of a second connection, whose reads all see the database `of` at one moment.

    Writers are not held up: SQLite keeps the moment in its write-ahead log once a deferred transaction has read,
    PostgreSQL by repeatable read.
    """
    connection = connections[of].copy(alias=SNAPSHOT)
    connections[SNAPSHOT] = connection
    try:
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            connection.transaction_mode = "DEFERRED"
        with transaction.atomic(using=SNAPSHOT):
            with connection.cursor() as cursor:
                if connection.vendor == "postgresql":
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
                # The moment is that of the first read.
                cursor.execute("SELECT COUNT(*) FROM django_migrations")
            yield SNAPSHOT
    finally:
        connection.close()
        del connections[SNAPSHOT]
