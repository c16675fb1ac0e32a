"""Find rows with FTS5: an external-content table over the grams of a side table, kept by triggers.

A row keeps its grams only where they do not follow from its words (`keys.grams_of`): FTS5's content is a view that makes them again.

The tokenizer is `ascii`, which takes every character beyond ASCII for a letter: ours are cut already, and unicode61
would not know the younger ideographs.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Model

from documents.search.backends.protocol import Texts
from documents.search.backends.reading import reading
from documents.search.backends.restriction import Restriction
from documents.search.query import Leaf, Query


def key_of(table: str) -> str:
    """The primary key column of a side table: article_id for documents_articleindex."""
    return table.rpartition("_")[2].removesuffix("index") + "_id"


def check(table: str) -> None:
    """Raise django.db.DatabaseError where the index is not that of the table's rows."""
    _rows(f"INSERT INTO {table}_fts({table}_fts, rank) VALUES ('integrity-check', 1)", [])  # noqa: S608


def make_anew(table: str) -> None:
    """Make the vendor's index again from the rows, in one part."""
    for command in ("rebuild", "optimize"):
        _rows(f"INSERT INTO {table}_fts({table}_fts) VALUES (%s)", [command])  # noqa: S608


def loading(*tables: str) -> AbstractContextManager[None]:
    """While many rows come; FTS5 needs no preparation."""
    return nullcontext()


def settle(table: str, described: str) -> None:
    """Count anew what the planner goes by: after many rows came. FTS5 merges its segments while it is written."""
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {table}")
        cursor.execute(f"ANALYZE {described}")


def match(
    model: type[Model], query: Query, restriction: Restriction, limit: int, share: float = 0.0
) -> list[int]:
    """The newest primary keys that hold the query, newest first; FTS5 walks its lists in that order, whatever the `share`."""
    rows = _rows(
        _matching(model._meta.db_table, restriction), [expression(query), *restriction.params, limit]
    )
    return [pk for (pk,) in rows]


def held(model: type[Model], queries: Iterable[Query], restriction: Restriction) -> list[bool]:
    """Of each query whether any row holds it, in one question."""
    table = model._meta.db_table
    params = [[expression(query), *restriction.params, 1] for query in queries]
    if not params:
        return []
    each = f"EXISTS (SELECT * FROM ({_matching(table, restriction)}))"  # noqa: S608
    (row,) = _rows(f"SELECT {', '.join([each] * len(params))}", list(chain(*params)))
    return list(map(bool, row))


def _matching(table: str, restriction: Restriction) -> str:
    return (
        f"SELECT rowid AS pk FROM {table}_fts WHERE {table}_fts MATCH %s "  # noqa: S608
        f"{restriction.sql(f'{table}_fts.rowid')} ORDER BY rowid DESC LIMIT %s"
    )


def postings(
    model: type[Model], tokens: Iterable[str], restriction: Restriction, limit: int
) -> dict[str, list[int]]:
    """For each token, rarest guess first, the newest rows that hold it, until `limit` rows were read in all."""
    table = model._meta.db_table
    sql = _matching(table, restriction)
    found, left = {}, limit
    for token in tokens:
        rows = _rows(sql, [f'"{token}"', *restriction.params, limit])
        found[token] = [pk for (pk,) in rows]
        left -= len(rows)
        if left <= 0:
            break
    return found


def texts(model: type[Model], pks: Sequence[int], restriction: Restriction) -> list[Texts]:
    """The rows of these keys that pass the restriction, as (pk, title words, body words)."""
    table, key = model._meta.db_table, key_of(model._meta.db_table)
    return _rows(
        f"SELECT hits.{key}, title_words, body_words FROM {table} hits "  # noqa: S608
        f"WHERE hits.{key} IN (SELECT value FROM json_each(%s)) {restriction.sql(f'hits.{key}')}",
        [json.dumps(pks), *restriction.params],
    )


def expression(query: Query) -> str:
    """The query in FTS5's own language; every token is quoted, so nothing in it is an operator."""
    clauses = [f"({' OR '.join(map(_leaf, clause))})" for clause in query.clauses]
    excluded = "".join(f" NOT {_leaf(leaf)}" for leaf in query.excluded if leaf.grams)
    return f"({' AND '.join(clauses)}){excluded}"


def _leaf(leaf: Leaf) -> str:
    phrase = f'"{" ".join(leaf.grams)}"' + (" *" if leaf.ends_in_prefix else "")
    return f"title_grams : {phrase}" if leaf.in_title else phrase


def membership(column: str, pks: Iterable[int]) -> tuple[str, list[str]]:
    """SQL for: the column is one of these integers."""
    return f"{column} IN (SELECT value FROM json_each(%s))", [json.dumps(list(pks))]  # noqa: S608


@contextmanager
def impatient(milliseconds: int = 50) -> Iterator[None]:
    """Statements inside give up (OperationalError) where another connection holds the database locked for longer."""
    patience = int(connection.settings_dict["OPTIONS"].get("timeout", 5) * 1000)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA busy_timeout={int(milliseconds)}")
        try:
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout={patience}")


def _rows(sql: str, params: Sequence[object]) -> list[Any]:
    with reading().cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[Any] = cursor.fetchall()
    return rows
