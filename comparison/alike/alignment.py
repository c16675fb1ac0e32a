"""Which measures of two to four places stand opposite each other, and which stand alone.

The likeliest pair is joined first, then the next, as long as no group holds two measures of one place; ties are broken
by key, so one input has one outcome. Measures meet inside a theme, and across neighbouring themes only when they are
much alike.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from itertools import combinations

from comparison.alike.similarity import Profile, Vectors, vectors

# Judged on the pair table in tests/comparison/alike/pairs.tsv.
NEAR_FROM = 0.11
RELATED_FROM = 0.012
NEIGHBOURS_FROM = 0.09
# What a common theme is worth where one measure could join either of two others.
SAME_THEME = 0.05


class Strength(StrEnum):
    NEAR = "near"
    RELATED = "related"


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """Two measures of different places that have to do with each other; the likeliest sorts first."""

    rank: float
    left: int
    right: int


@dataclass(frozen=True)
class Group:
    """Measures that stand opposite each other: at most one of each place, in the order of the places.

    `theme` is the theme of the first member. A lone measure is a group of one without strength.
    """

    theme: str
    keys: tuple[int, ...]
    strength: Strength | None = None
    score: float = 0.0
    weighed: Vectors = field(default_factory=Vectors, repr=False, compare=False)

    @cached_property
    def shared(self) -> tuple[str, ...]:
        """The terms that join the members."""
        likenesses = sorted(
            (self.weighed.compare(one, other) for one, other in combinations(self.keys, 2)),
            key=lambda found: -found.score,
        )
        return tuple(dict.fromkeys(term for found in likenesses for term in found.shared))

    @cached_property
    def own(self) -> dict[int, tuple[str, ...]]:
        """The telling terms that only one member uses, by key."""
        return {
            key: self.weighed.distinctive(key, [other for other in self.keys if other != key])
            for key in self.keys
        }


def judge(left: Profile, right: Profile, score: float) -> Strength | None:
    """What two measures of a likeness have to do with each other: near, related, or nothing.

    Across themes nothing is near: a curator or the extraction put the two apart.
    """
    if left.theme == right.theme:
        if score >= NEAR_FROM:
            return Strength.NEAR
        return Strength.RELATED if score >= RELATED_FROM else None
    met = score >= NEIGHBOURS_FROM and are_neighbours(left, right)
    return Strength.RELATED if met else None


def _raised(score: float, same_theme: bool) -> float:
    return score + SAME_THEME if same_theme else score


def are_neighbours(left: Profile, right: Profile) -> bool:
    """Themes of one group, or one measure's theme among the other's secondary themes."""
    return left.group == right.group or left.theme in right.related or right.theme in left.related


def align(
    profiles: Iterable[Profile], places: Sequence[str], apart: Collection[int] = frozenset()
) -> tuple[Group, ...]:
    """Groups of opposite measures, then lone ones; every profile of the `places` stands in exactly one group.

    Within a theme: groups of more places first, then the likelier, then by key. Two of the keys in `apart` make no pair.
    """
    order = {place: index for index, place in enumerate(places)}
    chosen = {profile.key: profile for profile in profiles if profile.place in order}
    weighed = vectors(chosen.values())
    every = pairs_of(chosen, weighed)
    pairs = sorted(pair for pair in every if not (pair.left in apart and pair.right in apart))
    groups = [_group(members, chosen, weighed, order) for members in _joined(pairs, chosen)]
    return tuple(sorted(groups, key=lambda group: (group.theme, -len(group.keys), -group.score, group.keys)))


def align_first(
    profiles: Sequence[Profile], places: Sequence[str], foremost: Collection[int]
) -> tuple[Group, ...]:
    """The same for many: those of the keys in `foremost` are aligned as if there were no others, and these with what is left.

    So that a list of all has the groups of a shorter one.
    """
    first = align([profile for profile in profiles if profile.key in foremost], places)
    if len(foremost) == len(profiles):
        return first
    joined = [group for group in first if len(group.keys) > 1]
    taken = {key for group in joined for key in group.keys}
    rest = [profile for profile in profiles if profile.key not in taken]
    return (*joined, *align(rest, places, foremost))


def pairs_of(profiles: dict[int, Profile], weighed: Vectors) -> Iterator[Pair]:
    """Every pair of different places that is near or related."""
    for left, right in _candidates(profiles, weighed):
        one, two = profiles[left], profiles[right]
        score = weighed.score(left, right)
        if judge(one, two, score):
            yield Pair(-_raised(score, one.theme == two.theme), left, right)


def _candidates(profiles: dict[int, Profile], weighed: Vectors) -> Iterator[tuple[int, int]]:
    """Pairs that share a salient term and whose themes may meet; the smaller key first."""
    holders: dict[str, list[int]] = defaultdict(list)
    for key in sorted(profiles):
        one = profiles[key]
        salient = weighed.salient(key)
        met = {other for term in salient for other in holders[term]}
        for other in met:
            two = profiles[other]
            if one.place != two.place and (one.theme == two.theme or are_neighbours(one, two)):
                yield other, key
        for term in salient:
            holders[term].append(key)


def _joined(pairs: Iterable[Pair], profiles: dict[int, Profile]) -> list[list[int]]:
    """Keys that belong together, by joining pair after pair; no two of one place."""
    group_of = {key: [key] for key in profiles}
    for pair in pairs:
        one, other = group_of[pair.left], group_of[pair.right]
        if one is other or {profiles[key].place for key in one} & {profiles[key].place for key in other}:
            continue
        one.extend(other)
        for key in other:
            group_of[key] = one
    return list({id(members): members for members in group_of.values()}.values())


def _group(
    members: list[int], profiles: dict[int, Profile], weighed: Vectors, order: dict[str, int]
) -> Group:
    keys = tuple(sorted(members, key=lambda key: order[profiles[key].place]))
    theme = profiles[keys[0]].theme
    if len(keys) == 1:
        return Group(theme, keys)
    pairs = list(combinations(keys, 2))
    scores = [weighed.score(one, two) for one, two in pairs]
    judged = [
        judge(profiles[one], profiles[two], score) for (one, two), score in zip(pairs, scores, strict=True)
    ]
    strength = Strength.NEAR if Strength.NEAR in judged else Strength.RELATED
    return Group(theme, keys, strength, max(scores), weighed)
