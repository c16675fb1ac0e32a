"""Writing many rows of a model without making an instance of each: a load writes tens of thousands a minute."""

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from io import StringIO
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
    quote = connection.ops.quote_name
    table, columns = quote(model._meta.db_table), ", ".join(quote(field.column) for field in fields)
    tail = _replacing([model._meta.get_field(name).column for name in over], [each.column for each in fields])
    is_postgresql = connection.vendor == "postgresql"
    copies = is_postgresql and not over
    prepare = [_copied(field) if copies else _prepared(field) for field in fields]
    values = _values(rows, prepare)
    # The adapter is called past Django, whose errors are to come out all the same.
    with connection.wrap_database_errors, connection.cursor() as cursor:
        if copies:
            cursor.copy_expert(f"COPY {table} ({columns}) FROM STDIN", StringIO("".join(map(_line, values))))
        elif is_postgresql:
            from psycopg2.extras import execute_values

            sql = f"INSERT INTO {table} ({columns}) VALUES %s{tail}"  # noqa: S608 - our own names
            execute_values(cursor.cursor, sql, values, page_size=BATCH_ROWS)
        else:
            row = ", ".join(["%s"] * len(fields))
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({row}){tail}", values)  # noqa: S608
    return len(rows)


def _replacing(unique: Collection[str], columns: Iterable[str]) -> str:
    """The end of a statement that writes over rows which agree in the `unique` columns."""
    if not unique:
        return ""
    quote = connection.ops.quote_name
    updates = ", ".join(f"{quote(name)} = EXCLUDED.{quote(name)}" for name in columns if name not in unique)
    return f" ON CONFLICT ({', '.join(map(quote, unique))}) DO UPDATE SET {updates}"


Prepare = Callable[[Any], Any] | None


def _prepared(field: models.Field) -> Prepare:
    return None if isinstance(field, PLAIN) else lambda value: field.get_db_prep_save(value, connection)


def _copied(field: models.Field) -> Prepare:
    """For COPY, which takes every value as the text that PostgreSQL reads."""
    if isinstance(field, models.JSONField):
        return lambda value: None if value is None else json.dumps(value, cls=field.encoder)
    if isinstance(field, models.BinaryField):
        return lambda value: None if value is None else f"\\x{bytes(value).hex()}"
    return _prepared(field)


def _values(rows: Iterable[Mapping[str, Any]], prepare: Sequence[Prepare]) -> Iterator[tuple[Any, ...]]:
    for row in rows:
        yield tuple(
            value if prepared is None else prepared(value)
            for value, prepared in zip(row.values(), prepare, strict=True)
        )


def _line(values: Iterable[Any]) -> str:
    return "\t".join(map(_escaped, values)) + "\n"


def _escaped(value: object) -> str:
    """A value in COPY's text format."""
    if value is None:
        return r"\N"
    text = value if isinstance(value, str) else str(value)
    return text.replace("\\", r"\\").replace("\t", r"\t").replace("\n", r"\n").replace("\r", r"\r")
