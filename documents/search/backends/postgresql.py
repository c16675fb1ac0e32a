"""Find rows with a GIN index over the grams, which no row keeps where they follow from its words: `xianjie_grams` makes them again.

What the index cannot promise of a query is looked for in the words of a row (`tsquery`).
"""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from threading import Event, Thread
from typing import Any

from django.db import DatabaseError, connection, transaction
from django.db.models import Max, Model

from documents.search.backends.protocol import Texts
from documents.search.backends.reading import reading
from documents.search.backends.restriction import Restriction
from documents.search.backends.tsquery import (
    certain,
    excluded,
    is_certain,
    possible,
    quoted,
    sought,
    without_implied,
)
from documents.search.query import Query
from documents.search.tokenizer import LONGEST_WORD

logger = logging.getLogger(__name__)

# So many times the newest rows that should do for a common word, and the keys that are handed out to be looked up.
SPARE, MOST_HANDED = 1.3, 20_000
# The lexeme of a row's block of keys, as the index has it: a blank before it, for no gram begins with one. GIN weighs every block
# for every row: more of them than these are told by their keys.
KEYS_A_BLOCK, MOST_BLOCKS = 4096, 8
# While rows are loaded: how much may wait beside an index before its writer merges it, where nobody else does just
# then, and how long what waits is left to gather.
WAITING_WHILE_LOADING = "256MB"
SECONDS_BETWEEN_MERGES = 0.2
# From a list in JSON to an array literal.
_BRACES = str.maketrans("[]", "{}")


def key_of(table: str) -> str:
    """The primary key column of a side table: article_id for documents_articleindex."""
    return table.rpartition("_")[2].removesuffix("index") + "_id"


def vector(table: str) -> str:
    """SQL for what the index holds of a row of `hits`: the same words as in the index itself, or the planner knows it not."""
    grams = (f"xianjie_grams(hits.{part}_grams, hits.{part}_words)" for part in ("title", "body"))
    return f"array_to_tsvector({' || '.join(grams)} || (' ' || hits.{key_of(table)} / {KEYS_A_BLOCK}))"


def check(table: str) -> None:
    """The database itself makes the index of a row from it, so there is nothing that could be out of step."""


def make_anew(table: str) -> None:
    """Make the vendor's index again from the rows."""
    with connection.cursor() as cursor:
        cursor.execute(f"REINDEX INDEX {table}_grams")


@contextmanager
def loading(*tables: str) -> Iterator[None]:
    """While many rows come for these tables: connections of their own merge what waits beside the indexes, so that
    writing rows and indexing them share the cores."""
    _execute("SET work_mem = '64MB'; SET gin_pending_list_limit = %s", [WAITING_WHILE_LOADING])
    is_over = Event()
    merging = [Thread(target=_merge_until, args=(is_over, table), daemon=True) for table in tables]
    for thread in merging:
        thread.start()
    try:
        yield
    finally:
        is_over.set()
        for thread in merging:
            thread.join()
        _execute("RESET work_mem; RESET gin_pending_list_limit", [])


def _merge_until(is_over: Event, table: str) -> None:
    """In a thread, and so over a connection of its own; what fails is tried again, and is the writer's work till then.

    Who waits for this thread may hold a lock that it wants: it waits for none.
    """
    while not is_over.wait(SECONDS_BETWEEN_MERGES):
        try:
            with impatient():
                _merge_waiting(table)
        except DatabaseError as error:
            logger.warning("The index of %s is not merged beside the load: %s", table, error)
            connection.close()
    connection.close()


def _merge_waiting(table: str) -> None:
    _execute("SELECT gin_clean_pending_list(%s::regclass)", [f"{table}_grams"])


def settle(table: str, described: str) -> None:
    """Bring in what waits beside the index, and count anew what the planner goes by: after many rows came.

    `described` is the table whose rows are indexed: the restrictions of a search are looked up there.
    """
    _merge_waiting(table)
    _execute(f"ANALYZE {table}, {described}", [])


def match(
    model: type[Model], query: Query, restriction: Restriction, limit: int, share: float = 0.0
) -> list[int]:
    """The newest primary keys that hold the query, newest first; `share` of the rows are expected to, 0 where few do.

    The index knows no order: of a common word so many of the newest keys are looked at as should hold enough, then all.
    """
    span = int(SPARE * limit / share) if share else 0
    newest = model._default_manager.aggregate(newest=Max("pk"))["newest"] or 0 if span else 0
    blocks = range(max(0, newest - span) // KEYS_A_BLOCK, newest // KEYS_A_BLOCK + 1)
    # Of a small table everything is found at once.
    are_some = span and blocks.start > 0
    keys = _found(model, query, blocks if are_some else range(0))
    if len(keys) <= MOST_HANDED:
        allowed = _allowed(keys, restriction, limit)
        if len(allowed) >= limit or not are_some:
            return allowed
    return _allowed_of_all(model, query, restriction, limit)


def _found(model: type[Model], query: Query, blocks: range) -> list[int]:
    """The keys that hold the query, in some blocks of keys where any are named; newest first, or too many of them in any order."""
    sql, params = _finding(model, query, blocks)
    with _planned("seqscan", "indexscan") as told:
        return sorted((pk for (pk,) in _rows(f"{told}{sql} LIMIT {MOST_HANDED + 1}", params)), reverse=True)


def _allowed(keys: list[int], restriction: Restriction, limit: int) -> list[int]:
    """The first of these keys that pass the restriction; mostly nearly all do, and no more are asked for than are wanted."""
    if not restriction.template:
        return keys[:limit]
    allowed: list[int] = []
    while keys and len(allowed) < limit:
        some, keys = keys[:limit], keys[limit:]
        # As one set: asked key by key, the planner may list all rows that pass; by a hash it reads every article of the library.
        sql = restriction.among(f"ANY('{_array(some)}'::bigint[])")
        with _planned("seqscan", "hashjoin", "mergejoin") as told:
            passing = {pk for (pk,) in _rows(told + sql, restriction.params)}
        allowed += [pk for pk in some if pk in passing]
    return allowed[:limit]


def _allowed_of_all(model: type[Model], query: Query, restriction: Restriction, limit: int) -> list[int]:
    """The newest keys that hold the query and pass the restriction, found inside the database: there may be many."""
    finding, params = _finding(model, query)
    sql = (
        f"WITH hits AS MATERIALIZED ({finding}) SELECT pk FROM hits "  # noqa: S608
        f"WHERE TRUE {restriction.sql('hits.pk')} ORDER BY pk DESC LIMIT %s"
    )
    with _planned("seqscan", "indexscan") as told:
        return [pk for (pk,) in _rows(told + sql, [*params, *restriction.params, limit])]


def _finding(model: type[Model], query: Query, blocks: range = range(0)) -> tuple[str, list[object]]:
    """SQL and parameters for the keys (`pk`) of the rows that hold the query, in no order, each once.

    Rows of which the index promises it are found without a look at their words, and then those that may hold it besides.
    """
    table = model._meta.db_table
    query = without_implied(query)
    within = ""
    finding = f"SELECT hits.{key_of(table)} AS pk FROM {table} hits WHERE {vector(table)} @@ %s::tsquery"  # noqa: S608
    if len(blocks) > MOST_BLOCKS:
        finding += f" AND hits.{key_of(table)} >= {blocks.start * KEYS_A_BLOCK}"
    elif blocks:
        within = f" & ({' | '.join(quoted(f' {block}') for block in blocks)})"
    left_out, unwanted = excluded(query)
    promised = certain(query)
    if is_certain(query):
        return f"{finding} {left_out}", [f"({promised}){within}", *unwanted]
    looked_for, wanted = sought(query)
    likely = f"({possible(query)})" + (f" & !({promised})" if promised else "")
    sql = f"{finding} {looked_for} {left_out}"
    params: list[object] = [likely + within, *wanted, *unwanted]
    if promised:
        sql = f"{finding} {left_out} UNION ALL {sql}"
        params = [f"({promised}){within}", *unwanted, *params]
    return sql, params


def held(model: type[Model], queries: Iterable[Query], restriction: Restriction) -> list[bool]:
    """Of each query whether any row holds it, in one question; an order would have all rows of a common word fetched."""
    asked = [_finding(model, query) for query in queries]
    if not asked:
        return []
    allowed = restriction.sql("hits.pk")
    columns = ", ".join(f"EXISTS (SELECT FROM ({sql}) AS hits WHERE TRUE {allowed})" for sql, _ in asked)
    params = list(chain(*([*params, *restriction.params] for _, params in asked)))
    with _planned("seqscan", "indexscan") as told:
        return list(_rows(f"{told}SELECT {columns}", params)[0])


@contextmanager
def _planned(*without: str) -> Iterator[str]:
    """What to say before a question so that the planner reads the index even where most rows hold a word: it does not know
    what unpacking the vectors of the others costs, and takes the pairs of one word for independent. It goes in one message with the question, a transaction
    of its own: nothing stays with a connection that others may use next. In a transaction that is open already it is taken back.
    """
    yield "".join(f"SET LOCAL enable_{each} = off; " for each in without)
    if reading().in_atomic_block:
        _execute("; ".join(f"SET LOCAL enable_{each} = DEFAULT" for each in without), [])


def postings(
    model: type[Model], tokens: Iterable[str], restriction: Restriction, limit: int
) -> dict[str, list[int]]:
    """For each token, rarest guess first, the newest rows that hold it, until `limit` rows were read in all."""
    table, key = model._meta.db_table, key_of(model._meta.db_table)
    sql = (
        f"SELECT array_agg(pk) FROM (SELECT hits.{key} AS pk FROM {table} hits "  # noqa: S608
        f"WHERE {vector(table)} @@ %s::tsquery {restriction.sql(f'hits.{key}')} LIMIT %s) AS found"
    )
    found, left = {}, limit
    with _planned("seqscan") as told:
        for token in tokens:
            ((pks,),) = _rows(told + sql, [quoted(token[:LONGEST_WORD]), *restriction.params, limit])
            found[token] = pks or []
            left -= len(found[token])
            if left <= 0:
                break
    return found


def texts(model: type[Model], pks: Sequence[int], restriction: Restriction) -> list[Texts]:
    """The rows of these keys that pass the restriction, as (pk, title words, body words)."""
    table, key = model._meta.db_table, key_of(model._meta.db_table)
    return _rows(
        f"SELECT hits.{key}, title_words, body_words FROM {table} hits "  # noqa: S608
        f"WHERE hits.{key} = ANY(%s::bigint[]) {restriction.sql(f'hits.{key}')}",
        [_array(pks), *restriction.params],
    )


def membership(column: str, pks: Iterable[int]) -> tuple[str, list[str]]:
    """SQL for: the column is one of these integers."""
    return f"{column} = ANY(%s::bigint[])", [_array(pks)]


def _array(pks: Iterable[int]) -> str:
    """As one literal: psycopg2 writes a list out as an expression, which takes the server longer than the question."""
    return json.dumps(list(pks)).translate(_BRACES)


@contextmanager
def impatient(milliseconds: int = 50) -> Iterator[None]:
    """Statements inside give up (OperationalError) where another connection holds a row locked for longer."""
    with transaction.atomic():
        _execute("SET LOCAL lock_timeout = %s", [int(milliseconds)])
        yield
        _execute("SET LOCAL lock_timeout = DEFAULT", [])


def _execute(sql: str, params: Sequence[object]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)


def _rows(sql: str, params: Sequence[object]) -> list[Any]:
    with reading().cursor() as cursor:
        cursor.execute(sql, params)
        rows: list[Any] = cursor.fetchall()
    return rows
