"""Writing many rows of a model without making an instance of each: a load writes tens of thousands a minute."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, models

BATCH_ROWS = 500
# What the database's own adapter takes as it is; other fields prepare each value as saving an instance would.
PLAIN = (
    models.CharField,
    models.TextField,
    models.IntegerField,
    models.FloatField,
    models.ForeignKey,
    models.BooleanField,
)


def insert(
    model: type[models.Model], rows: Sequence[Mapping[str, Any]], *, over: Collection[str] = ()
) -> int:
    """Write rows, each by the names of its columns (`article_id`, not `article`); return how many.

    Every row names the same columns: all of the model but a key that the database gives. A row that agrees with a stored
    one in the fields `over`, which have a unique constraint together, takes its place; without `over` there is none.
    """
    if not rows:
        return 0
    fields = [model._meta.get_field(name) for name in rows[0]]
    prepare = [None if isinstance(field, PLAIN) else field.get_db_prep_save for field in fields]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    sql = f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES "  # noqa: S608 - our own names
    tail = _replacing([model._meta.get_field(name).column for name in over], [each.column for each in fields])
    values = (_prepared(row, prepare) for row in rows)
    # The adapter is called past Django, whose errors are to come out all the same.
    with connection.wrap_database_errors, connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            from psycopg2.extras import execute_values

            execute_values(cursor.cursor, f"{sql} %s{tail}", values, page_size=BATCH_ROWS)
        else:
            cursor.executemany(f"{sql} ({', '.join(['%s'] * len(fields))}){tail}", values)
    return len(rows)


def _replacing(unique: Collection[str], columns: Iterable[str]) -> str:
    """The end of a statement that writes over rows which agree in the `unique` columns."""
    if not unique:
        return ""
    quote = connection.ops.quote_name
    updates = ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in columns if name not in unique)
    return f" ON CONFLICT ({', '.join(map(quote, unique))}) DO UPDATE SET {updates}"


def _prepared(row: Mapping[str, Any], prepare: Iterable[Callable[..., Any] | None]) -> tuple[Any, ...]:
    return tuple(
        value if prepared is None else prepared(value, connection)
        for value, prepared in zip(row.values(), prepare, strict=True)
    )
