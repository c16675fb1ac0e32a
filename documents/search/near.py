"""The second tier of a search: what lies near in meaning to the words typed and does not hold them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from documents.search import statistics
from documents.search.backends.restriction import restriction_of
from documents.search.engine import index_model_of
from documents.search.meaning import PARTS, Near, relevant
from documents.search.nearness import rank_rows
from documents.search.results import IsAmong, SearchResult

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
    ranked: Sequence[Near] = found.nearest
    if not ranked or set(parts) != set(PARTS):
        index = index_model_of(found.source.model)
        known_of_all = statistics.statistics_of(index)
        held = [] if found.is_by_likeness else found.rows().pks
        ranked, _ = rank_rows(
            index, query, known_of_all, restriction_of(found.source), parts=parts, known=held
        )
    known = set() if found.is_by_likeness else set(found.pks)
    shown = relevant(ranked) if only_relevant else ranked
    return NearTier(found.source, tuple([each for each in shown if each.pk not in known][:limit]))
