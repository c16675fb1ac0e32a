"""Words that might find more: offered to readers beside their hits and to curators as synonyms, and what synonyms do."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from documents.search.backends import backend
from documents.search.backends.restriction import Restriction, restriction_of
from documents.search.engine import MOST_MATCHES, index_model_of, search
from documents.search.keys import search_key
from documents.search.meaning import Meaning
from documents.search.models import LoggedQuery, SynonymGroup
from documents.search.near import near
from documents.search.query import Leaf, Query
from documents.search.query_log import searched_models, token_rows
from documents.search.results import SearchResult

# Words that are looked up until enough of them stand in the library, and those that are offered.
MOST_TRIED, MOST_OFFERED = 12, 6
# Hits whose words are looked through first: of a common word the index reads all that it has.
MOST_READ = 100
MOST_CANDIDATES = 3


def related_words(found: SearchResult, most: int = MOST_OFFERED) -> list[str]:
    """Words near to the question of `found` that stand in rows of its source and that it did not look for."""
    index, restriction = index_model_of(found.source.model), restriction_of(found.source)
    if restriction.is_empty:
        return []
    sought = [leaf.text for leaf in found.query.leaves]
    tried = islice(Meaning(found.query).words_near(), MOST_TRIED)
    fresh = [word for word in tried if not any(word in text or text in word for text in sought)]
    hits = backend().texts(index, found.rows().pks[:MOST_READ], Restriction())
    read = " ".join(words for _, *texts in hits for words in texts)
    offered: list[str] = []
    # Mostly the first are held, and the others need not be asked for.
    for some in (fresh[:most], fresh[most:]):
        if len(offered) < most:
            asked = {word: query for word in some if word not in read and (query := _one_of([word]))}
            held = dict(zip(asked, backend().held(index, asked.values(), restriction), strict=True))
            offered += [word for word in some if word in read or held.get(word)]
    return offered[:most]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be a synonym of what was asked for, with the rows found without and with it."""

    word: str
    before: int
    after: int


def candidates(logged: LoggedQuery) -> list[Candidate]:
    """Words near to a logged query of one word, with what they would add; none where several words were asked for, or where
    one was left out or sought in titles: no group can hold that."""
    if not logged.text.isalnum():
        return []
    rows = searched_models()[logged.model].objects.all()
    found = search(rows, text=logged.text)
    if len(found.query.clauses) != 1:
        return []
    before = 0 if found.is_by_likeness else len(found.pks)
    return [
        Candidate(word, before, len(search(rows, text=f"{logged.text} OR {word}").pks))
        for word in related_words(found, MOST_CANDIDATES)
    ]


def found_now(logged: LoggedQuery) -> tuple[int, int]:
    """How many rows hold the words of a logged query today, and how many are near to it in meaning."""
    found = search(searched_models()[logged.model].objects.all(), text=logged.text)
    return 0 if found.is_by_likeness else len(found.pks), len(near(found).hits)


@dataclass(frozen=True, slots=True)
class Effect:
    """How many rows hold each of the equal words of a group, and how many are found by all words together."""

    group: SynonymGroup
    own: tuple[tuple[str, int], ...]
    together: int

    @property
    def is_idle(self) -> bool:
        """Whether no word of the group finds anything that it would not find alone."""
        return all(count == self.together for _, count in self.own)


def effect_of(group: SynonymGroup) -> Effect:
    """Counted over articles and measures, in each up to the most matches that are known."""
    terms, narrower = group.terms.split(), group.narrower.split()
    own = tuple((term, _count([term])) for term in terms)
    return Effect(group, own, _count([*terms, *narrower]))


def _count(words: Collection[str]) -> int:
    query = _one_of(words)
    return sum(
        len(backend().match(index, query, Restriction(), MOST_MATCHES)) for index in token_rows() if query
    )


def _one_of(words: Collection[str]) -> Query:
    leaves = tuple(leaf for word in words for leaf in _leaves(word))
    return Query(clauses=(leaves,) if leaves else ())


def _leaves(word: str) -> Iterator[Leaf]:
    leaf = Leaf(search_key(word).strip())
    if leaf.grams:
        yield leaf
