"""Search a queryset: find by the database's index, rank a window of what was found in pure code.

Two ways of finding:
- words joined by AND, for what readers mostly type: every row that holds all of them is found;
- likeness, for questions, long queries, and queries that find nothing by AND: the rows that share the rarest pairs of
  characters with the query, ranked by all of its terms; measures also by what their words mean.
"""

from dataclasses import replace
from typing import Any

from django.db.models import Model, QuerySet

from documents.search import statistics
from documents.search.backends import backend
from documents.search.backends.restriction import Restriction, restriction_of
from documents.search.likeness import Likeness
from documents.search.meaning import Near, relevant
from documents.search.models.token_row import TokenRow
from documents.search.nearness import rank_rows
from documents.search.query import Query, content_words, parse
from documents.search.rank import (
    LIKENESS,
    Candidate,
    Ranked,
    Statistics,
    dropped_clauses,
    rank_alike,
    rank_matches,
)
from documents.search.results import IsAmong, SearchResult, narrowed, words_of
from documents.search.vocabulary import dictionary_in_force, synonyms_in_force

# Past so many matches the newest stand for all, and the page says “5,000+” (docs/adr/0003).
MOST_MATCHES = 5_000
# Characters of text that are read for ranking; with the average length it bounds the rows.
RANKED_CHARACTERS = 250_000
LEAST_RANKED, MOST_RANKED = 100, 400
# How many of the best results decide what is said to be dropped.
BEST = 10

SCOPES = ("text", "paragraph", "sentence")


def search(
    queryset: QuerySet,
    *,
    text: str,
    scope: str = "text",
    synonyms: bool = True,
    wider: SearchResult | None = None,
) -> SearchResult:
    """Find `text` in the rows of `queryset`; never raises on anything that a reader types.

    `scope` asks that all words stand in one sentence or paragraph. `wider` is what the same question gave in a queryset
    that holds this one: its rows are looked up rather than searched anew.
    """
    # Where there are too many to know them all, the search picks the newest of the narrower queryset.
    if wider is not None and not wider.capped:
        within = narrowed(wider, queryset)
        # Words that stand elsewhere only are asked for less strictly here.
        if within.pks or not wider.pks:
            return within
    query = query_of(text, synonyms=synonyms)
    if not query and not query.excluded:
        return SearchResult(queryset, query, is_empty_query=True)
    return _Search(queryset, query, scope if scope in SCOPES else "text").run()


def query_of(text: str, *, synonyms: bool = True) -> Query:
    """What a reader typed, each word with what may stand for it."""
    dictionary_in_force()
    known = synonyms_in_force() if synonyms else {}
    return parse(text, whole=known).expanded(known)


def index_model_of(model: type[Model]) -> type[TokenRow]:
    return model._meta.get_field("search_index").related_model


class _Search:
    """One search: what all of its steps need to know."""

    def __init__(self, queryset: QuerySet, query: Query, scope: str) -> None:
        self.source, self.query, self.scope = queryset, query, scope
        self.index = index_model_of(queryset.model)
        self.statistics: Statistics = statistics.statistics_of(self.index)
        self.restriction = restriction_of(queryset)
        self.backend = backend()
        wanted = int(RANKED_CHARACTERS / self.statistics.average_length)
        self.window = max(LEAST_RANKED, min(MOST_RANKED, wanted))

    def run(self) -> SearchResult:
        if self.restriction.is_empty:
            return self.result()
        if not self.query:
            return self.without_excluded()
        if not self.query.is_long:
            found = self.by_words(self.query)
            if not found.pks and self.scope != "text":
                self.scope = "text"
                found = replace(self.by_words(self.query), is_scope_dropped=True)
            if found.pks:
                return found
        return self.by_likeness()

    def result(self, **fields: Any) -> SearchResult:
        expanded = tuple((leaf.synonym_of, leaf.text) for leaf in self.query.leaves if leaf.synonym_of)
        return SearchResult(self.source, self.query, expanded=expanded, **fields)

    def by_words(self, query: Query) -> SearchResult:
        """Every row that holds the query; the newest window of them ranked.

        Sentences are told apart in the texts themselves, so a search inside them looks at a window only.
        """
        is_scoped = self.scope != "text"
        window = self.window * 4 if is_scoped else self.window
        limit = window if is_scoped else MOST_MATCHES
        share = self.statistics.expected_share(query)
        # Words that go together are counted twice: where so few are expected, all may well be wanted.
        if share * self.statistics.rows < 2 * limit:
            share = 0.0
        found = self.backend.match(self.index, query, self.restriction, limit + 1, share)
        # A row that somebody deletes meanwhile has no words any more.
        texts = self.backend.texts(self.index, found[:window], Restriction())
        candidates = [Candidate(*each) for each in texts]
        ranked = tuple(rank_matches(query, candidates, self.statistics, self.scope))
        pks = newest_first(ranked) if is_scoped else tuple(found[:limit])
        return self.result(ranked=ranked, pks=pks, capped=len(found) > limit)

    def without_excluded(self) -> SearchResult:
        """Only -words were typed: every row without them, as far as the newest of those with them are known."""
        one_of = Query(clauses=(self.query.excluded,))
        pks = self.backend.match(self.index, one_of, self.restriction, MOST_MATCHES)
        rows = self.source.exclude(IsAmong(pks)).order_by("-pk").values_list("pk", flat=True)
        kept = tuple(rows[: MOST_MATCHES + 1])
        return self.result(pks=kept[:MOST_MATCHES], capped=len(kept) > MOST_MATCHES)

    def by_likeness(self) -> SearchResult:
        """The rows most like the query; operators stay in force as long as anything is found by them."""
        allowed = None
        if self.query.required:
            allowed = self.backend.match(self.index, self.query.required, self.restriction, MOST_MATCHES)
        if allowed == []:
            self.query, allowed = self.query.loosened, None
        nearest: list[Near] = []
        if self.index.is_read_by_passage:
            likeness = Likeness(self.index, self.query, self.statistics, self.restriction)
            pool, counts = likeness.pool(self.window, allowed)
            ranked = tuple(rank_alike(self.query, pool, self.statistics, counts))
        else:
            nearest, pool = rank_rows(
                self.index, self.query, self.statistics, self.restriction, allowed=allowed
            )
            # What an operator asks for is shown to its end, the rest as far as it is relevant.
            shown = relevant(nearest) if allowed is None else nearest
            ranked = tuple(Ranked(each.pk, each.score, LIKENESS) for each in shown)
        best = {each.pk for each in ranked[:BEST]}
        dropped = dropped_clauses(
            replace(self.query, clauses=content_words(self.query)),
            [candidate for candidate in pool if candidate.pk in best],
            self.statistics,
        )
        return self.result(
            ranked=ranked, pks=newest_first(ranked), nearest=tuple(nearest), dropped=words_of(dropped)
        )


def newest_first(ranked: tuple[Ranked, ...]) -> tuple[int, ...]:
    return tuple(sorted((each.pk for each in ranked), reverse=True))
