"""How alike two measures are, and by which words.

A measure is a vector of weighted terms: rarer terms weigh more, words of the title twice, names of programmes
(“…”, 《…》) and what its figures count as terms of their own; words common to the whole genre weigh nothing.
Similarity is the cosine of two vectors, so that every point of it can be shown as a word that both sides use.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, islice

from comparison.alike.common_terms import COMMON_TERMS

TITLE_WEIGHT = 2.0
NAME_WEIGHT = 1.5
COUNTED_WEIGHT = 1.2
SHOWN_TERMS = 6
SALIENT_TERMS = 12
# Rarity in a small set is taken as if the set were this large: two places with ten measures each would else weigh the
# same words otherwise than four places with hundreds, and one threshold could not serve both.
LEAST_SET = 200
_HAN = re.compile(r"[\u3400-\u9fff]{2,}")
_MARKER = re.compile(r"第?[一二三四五六七八九十]+[是要个条项种年]?")


@dataclass(frozen=True, slots=True)
class Profile:
    """One measure as it is compared.

    `key` identifies the measure and breaks ties; `place` is the column it stands in. `theme` and `group` are slugs,
    `related` the slugs of secondary themes. Terms may repeat. `names` are names of programmes and documents as quoted;
    `counted` says what its figures count, unit included (“茶园 亩”).
    """

    key: int
    place: str
    theme: str
    group: str
    title_terms: tuple[str, ...]
    text_terms: tuple[str, ...]
    related: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """Score from 0 to 1 and the shared terms behind it, weightiest first."""

    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vectors:
    """Profiles as unit vectors, by key; weights depend on the whole set and on nothing else."""

    by_key: Mapping[int, Mapping[str, float]] = field(default_factory=dict)
    held_twice: frozenset[str] = frozenset()

    def score(self, left: int, right: int) -> float:
        """Likeness from 0 to 1 without its reasons; symmetric."""
        one, other = self._shorter_first(left, right)
        return min(1.0, sum([weight * other[term] for term, weight in one.items() if term in other]))

    def compare(self, left: int, right: int) -> Likeness:
        """Likeness of two measures of the set with its reasons; symmetric."""
        one, other = self._shorter_first(left, right)
        parts = [(-weight * other[term], term) for term, weight in one.items() if term in other]
        return Likeness(self.score(left, right), _weightiest(parts))

    def salient(self, key: int) -> list[str]:
        """The weightiest terms of one measure that some other holds too.

        Two measures that share none of these are not worth comparing.
        """
        held = [(-weight, term) for term, weight in self.by_key[key].items() if term in self.held_twice]
        return [term for _, term in sorted(held)[:SALIENT_TERMS]]

    def _shorter_first(self, left: int, right: int) -> tuple[Mapping[str, float], Mapping[str, float]]:
        one, other = self.by_key[left], self.by_key[right]
        return (one, other) if (len(one), left) < (len(other), right) else (other, one)

    def distinctive(self, key: int, others: Iterable[int]) -> tuple[str, ...]:
        """The weightiest terms of one measure that none of the others uses."""
        elsewhere = {term for other in others for term in self.by_key[other]}
        own = self.by_key[key]
        return _weightiest([(-weight, term) for term, weight in own.items() if term not in elsewhere])


def vectors(profiles: Iterable[Profile]) -> Vectors:
    """Weigh the terms of a set of profiles against each other."""
    bags = {profile.key: _bag(profile) for profile in profiles}
    in_documents = Counter(chain.from_iterable(bags.values()))
    size = max(len(bags), LEAST_SET)
    of_count = {count: math.log(1 + size / count) for count in set(in_documents.values())}
    rarity = {term: of_count[count] for term, count in in_documents.items()}
    by_key = {key: _unit({term: n * rarity[term] for term, n in bag.items()}) for key, bag in bags.items()}
    return Vectors(by_key, frozenset(term for term, count in in_documents.items() if count > 1))


@lru_cache(maxsize=5000)
def _bag(profile: Profile) -> Mapping[str, float]:
    """The terms of a measure by what they are worth in it; kept, for the same measures are compared again and again."""
    counts = Counter(term for term in profile.text_terms if is_telling(term))
    bag = {term: 1 + math.log(count) for term, count in counts.items()}
    for term in profile.title_terms:
        if is_telling(term):
            bag[term] = max(bag.get(term, 0.0), TITLE_WEIGHT)
    for name in sorted(profile.names):
        bag[name] = bag.get(name, 0.0) + NAME_WEIGHT
    for counted in sorted(profile.counted):
        bag[counted] = bag.get(counted, 0.0) + COUNTED_WEIGHT
    return bag


@lru_cache(maxsize=1 << 16)
def is_telling(term: str) -> bool:
    """Whether a term can tell one measure from another: Han, two characters at least, no marker, not common."""
    return bool(_HAN.fullmatch(term)) and not _MARKER.fullmatch(term) and term not in COMMON_TERMS


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum([weight * weight for weight in vector.values()]))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def _weightiest(weighed: list[tuple[float, str]]) -> tuple[str, ...]:
    """Terms by weight, which is given below zero; a word that lies within another of them says nothing more."""
    ranked = [term for _, term in sorted(weighed)[: 3 * SHOWN_TERMS]]
    together = "\n".join(ranked)
    whole = (term for term in ranked if together.count(term) == 1)
    return tuple(islice(whole, SHOWN_TERMS))
