"""Which rows to look at for a query that no row need hold whole.

Reads the index token by token, the rarest first, until a bounded number of entries was read: what the common tokens
would add is little, and their cost has no end.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from documents.search.backends import backend
from documents.search.backends.restriction import Restriction
from documents.search.keys import pieces
from documents.search.models.token_row import TokenRow
from documents.search.query import Leaf, Query
from documents.search.rank import Candidate, Statistics, terms_of

# Entries of the index that one question reads, in whole lists, but never fewer tokens than these.
MOST_POSTINGS = 5_000
FEWEST_TOKENS = 3
# Of the rows that are known to hold the query so many stand for all: what is near is held against them.
ANCHORS = 20
# Fewer rows than these make it worth while to read the index again inside the filters.
ENOUGH_ROWS = 20


class Likeness:
    def __init__(
        self,
        index: type[TokenRow],
        query: Query,
        statistics: Statistics,
        restriction: Restriction,
        related: Mapping[str, float] = MappingProxyType({}),
        known: Sequence[int] = (),
    ) -> None:
        """`related` are words besides those typed, with what one of them is worth of a word typed; `known` the rows, best first,
        that are known to hold the query."""
        self.index, self.query, self.related, self.known = index, query, related, known
        self.statistics, self.restriction = statistics, restriction
        self.backend = backend()

    def pool(
        self, limit: int, allowed: Collection[int] | None = None
    ) -> tuple[list[Candidate], dict[str, int]]:
        """Up to `limit` rows under the restriction, and how many rows each token read was found in."""
        weights = self.weights()
        found = self.read(weights, Restriction())
        was_cut = sum(map(len, found.values())) >= 2 * MOST_POSTINGS
        candidates = self.best(found, weights, limit, allowed)
        if was_cut and len(candidates) < ENOUGH_ROWS and self.restriction.template:
            found = self.read(weights, self.restriction)
            candidates = self.best(found, weights, limit, allowed)
        # A count of entries that stopped at the limit, or inside a filter, counts no rows of the collection.
        counts = {} if was_cut and len(found) <= 1 else {token: len(pks) for token, pks in found.items()}
        return candidates, counts

    def weights(self) -> dict[str, float]:
        """The tokens of the query that the index knows, with what each is worth."""
        tokens: dict[str, float] = defaultdict(float)
        texts = [self.query.telling_text, *(leaf.text for leaf in self.query.leaves if leaf.synonym_of)]
        for text in texts:
            for token, weight, is_word in terms_of(text):
                if (not is_word and len(token) == 2) or (is_word and (len(token) > 2 or token.isascii())):
                    tokens[token] += weight * self.statistics.rarity(token, {})
        return tokens

    def read(self, weights: Mapping[str, float], restriction: Restriction) -> dict[str, list[int]]:
        """The rows of the rarest tokens, as many whole lists as fit: a list cut short would favour the newest rows."""
        shares, rows = self.statistics.shares, self.statistics.rows
        rarest_first = sorted(weights, key=lambda token: (shares.get(token, 0.0), -weights[token]))
        expected = 0.0
        chosen: list[str] = []
        for token in rarest_first:
            expected += shares.get(token, 0.0) * rows
            if expected > MOST_POSTINGS and len(chosen) >= FEWEST_TOKENS:
                break
            chosen.append(token)
        found = self.backend.postings(self.index, chosen, restriction, 2 * MOST_POSTINGS)
        if self.related:
            likest = sorted(self.related.keys() - found.keys(), key=lambda word: -self.related[word])
            found |= self.backend.postings(self.index, likest, restriction, MOST_POSTINGS)
        return found

    def best(
        self,
        found: Mapping[str, Sequence[int]],
        weights: Mapping[str, float],
        limit: int,
        allowed: Collection[int] | None,
    ) -> list[Candidate]:
        """The rows that share the weightiest tokens, in chunks until enough of them pass the filters."""
        totals: dict[int, float] = defaultdict(float)
        for token, pks in found.items():
            weight = self.statistics.rarity(token, {token: len(pks)}) * (
                1.0 if token in weights else self.related[token]
            )
            for pk in pks:
                totals[pk] += weight
        for pk in self.known[ANCHORS:]:
            totals.pop(pk, None)
        for pk in self.known[:ANCHORS] or self.literal(limit):
            totals[pk] += sum(weights.values()) * 10
        pks = sorted(totals, key=lambda pk: (-totals[pk], pk))
        if allowed is not None:
            chosen = set(allowed)
            pks = [pk for pk in pks if pk in chosen] or list(allowed)
        candidates: list[Candidate] = []
        for start in range(0, len(pks), limit):
            rows = self.backend.texts(self.index, pks[start : start + limit], self.restriction)
            candidates += [Candidate(*row) for row in rows]
            if len(candidates) >= limit:
                break
        return candidates[:limit]

    def literal(self, limit: int) -> list[int]:
        """The rows that hold the query as it stands, where it is one run of characters."""
        runs = [piece for kind, piece in pieces(self.query.text) if kind != "gap"]
        if len(runs) != 1:
            return []
        return self.backend.match(self.index, Query(clauses=((Leaf(runs[0]),),)), self.restriction, limit)
