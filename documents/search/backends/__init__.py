"""The one place that knows which databases there are."""

from collections.abc import Iterable, Sequence

from django.db import connection

from documents.search.backends import postgresql, sqlite
from documents.search.backends.protocol import Backend
from documents.search.tokenizer import Tokens

_BACKENDS: dict[str, Backend] = {"sqlite": sqlite, "postgresql": postgresql}

# What a side table keeps of each row.
TOKEN_COLUMNS = ("title_words", "title_grams", "body_words", "body_grams")
# Keys that are compared one by one at the end of a branch.
LEAF_KEYS = 4


def backend() -> Backend:
    """The module that finds rows in the index of this database; raises NotImplementedError for others."""
    if connection.vendor not in _BACKENDS:
        raise NotImplementedError(f"检索只支持 SQLite 与 PostgreSQL，不支持 {connection.vendor}。")
    return _BACKENDS[connection.vendor]


def token_columns(title: Tokens, body: Tokens) -> dict[str, str]:
    """What a side table keeps of the tokens of a row's title and of what else of it is searched."""
    return dict(zip(TOKEN_COLUMNS, (title.words, title.kept, body.words, body.kept), strict=True))


def place(column: str, pks: Iterable[int]) -> str:
    """SQL for the place of an integer column's value in the list, past its end where it is not there.

    A tree of comparisons: a flat CASE would try every key for every row.
    """
    places = sorted((int(pk), number) for number, pk in enumerate(pks))
    return f"({_branch(column, places, len(places))})"


def _branch(column: str, places: Sequence[tuple[int, int]], missing: int) -> str:
    if len(places) <= LEAF_KEYS:
        cases = " ".join(f"WHEN {pk} THEN {number}" for pk, number in places)
        return f"CASE {column} {cases} ELSE {missing} END" if cases else f"CAST({missing} AS integer)"
    middle = len(places) // 2
    lower, upper = (_branch(column, part, missing) for part in (places[:middle], places[middle:]))
    return f"CASE WHEN {column} < {places[middle][0]} THEN {lower} ELSE {upper} END"
