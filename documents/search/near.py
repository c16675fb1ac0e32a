"""The second tier of a search: what lies near in meaning to the words typed and does not hold them.

It looks at a bounded pool: the rows that share pairs of characters, words or synonyms with the query, and those that hold
words near to its words; so that it costs the same over a thousand rows and over a million.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from documents.search import statistics
from documents.search.backends.restriction import restriction_of
from documents.search.likeness import Likeness
from documents.search.meaning import PARTS, Meaning, Near, passages, rank_near, relevant
from documents.search.models.token_row import TokenRow
from documents.search.results import IsAmong, SearchResult

# Rows that are ranked: twice as many gave no more (bench/needs.py).
POOL_CHARACTERS, LEAST_POOL, MOST_POOL = 60_000, 40, 400
# No list of things that are only near is read to its end.
MOST_NEAR = 60


@dataclass(frozen=True)
class NearTier:
    """`hits` the nearest first, none of which holds the words; of a search that had to be loosened, all."""

    source: QuerySet
    hits: tuple[Near, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.hits)

    @property
    def words(self) -> dict[int, tuple[str, ...]]:
        return {each.pk: each.words for each in self.hits}

    def rows(self) -> QuerySet:
        """The rows that are near, in no order."""
        return self.source.filter(IsAmong([each.pk for each in self.hits]))


def near(
    found: SearchResult,
    parts: Collection[str] = PARTS,
    limit: int = MOST_NEAR,
    *,
    only_relevant: bool = True,
) -> NearTier:
    """What lies near to the question of `found` in the rows that it searched, without what holds its words.

    Readers are shown the relevant head of it (`only_relevant`), a program as many as it asks for.

    Whoever quotes a phrase or names a field asks for what is written there, and gets no second tier.
    """
    query = found.query
    if not query or query.required or found.source.query.is_empty():
        return NearTier(found.source)
    ranked = rank_pool(found, parts)
    known = set() if found.is_by_likeness else set(found.pks)
    shown = relevant(ranked) if only_relevant else ranked
    return NearTier(found.source, tuple([each for each in shown if each.pk not in known][:limit]))


def rank_pool(found: SearchResult, parts: Collection[str] = PARTS) -> list[Near]:
    """The pool of rows that may be near, in order of nearness."""
    index: type[TokenRow] = found.source.model._meta.get_field("search_index").related_model
    known, query = statistics.statistics_of(index), found.query
    related = Meaning(query).related()
    size = max(LEAST_POOL, min(MOST_POOL, int(POOL_CHARACTERS / known.average_length)))
    pool, counts = Likeness(index, query, known, restriction_of(found.source), related).pool(size)
    if index.is_read_by_passage:
        pool = [passage for row in pool for passage in passages(row)]
    return rank_near(query, pool, known, counts, parts)
