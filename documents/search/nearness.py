"""Rows in order of their nearness to a query.

Looks at a bounded pool: the rows that share pairs of characters, words or synonyms with the query, and those that hold words
near to its words; so that it costs the same over a thousand rows and over a million.
"""

from collections.abc import Collection, Sequence

from documents.search.backends.restriction import Restriction
from documents.search.likeness import Likeness
from documents.search.meaning import PARTS, Meaning, Near, passages, rank_near
from documents.search.models.token_row import TokenRow
from documents.search.query import Query
from documents.search.rank import Candidate, Statistics

# Rows that are ranked: twice as many gave no more (bench/needs.py).
POOL_CHARACTERS, LEAST_POOL, MOST_POOL = 60_000, 40, 400


def rank_rows(
    index: type[TokenRow],
    query: Query,
    statistics: Statistics,
    restriction: Restriction,
    *,
    parts: Collection[str] = PARTS,
    allowed: Collection[int] | None = None,
    known: Sequence[int] = (),
    with_related: bool = True,
) -> tuple[list[Near], list[Candidate]]:
    """The pool under the restriction in order of nearness, and the pool; `allowed` are keys outside of which none counts.
    `known` are those, best first, that hold the query: a few of them stand for all.

    A query of many words need not be looked for by those near to them, too (`with_related`).
    """
    size = max(LEAST_POOL, min(MOST_POOL, int(POOL_CHARACTERS / statistics.average_length)))
    related = Meaning(query).related() if with_related else {}
    likeness = Likeness(index, query, statistics, restriction, related, known)
    pool, counts = likeness.pool(size, allowed)
    kinds = index.kinds_of([each.pk for each in pool])
    if index.is_read_by_passage:
        pool = [passage for row in pool for passage in passages(row)]
    return rank_near(query, pool, statistics, counts, parts, kinds), pool
