"""Which localities write of the same things, and what such peers write of that one of them does not.

A locality is the share of its measures that each theme holds; a theme that everybody writes of tells less than one
that few do. Peers are those of the nearest shares.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass

FEWEST_MEASURES = 3


@dataclass(frozen=True, slots=True)
class Peer:
    """A locality of a similar profile; `shared` are the themes that both write of, those that tell most first."""

    code: str
    score: float
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """A theme that peers write of and the locality does not, with the peers that do, nearest first."""

    theme: str
    peers: tuple[str, ...]


Counts = Mapping[str, Mapping[str, int]]


def peers_of(code: str, counts: Counts, limit: int) -> tuple[Peer, ...]:
    """Localities nearest to `code`, given measures by theme by locality; those with too few measures to tell left out."""
    if sum(counts.get(code, {}).values()) < FEWEST_MEASURES:
        return ()
    rarity = _rarity(counts)
    own = _vector(counts[code], rarity)
    found = []
    for other, themes in counts.items():
        if other == code or sum(themes.values()) < FEWEST_MEASURES:
            continue
        vector = _vector(themes, rarity)
        parts = {theme: weight * vector[theme] for theme, weight in own.items() if theme in vector}
        if parts:
            shared = tuple(sorted(parts, key=lambda theme: (-parts[theme], theme)))
            found.append(Peer(other, min(1.0, math.fsum(parts.values())), shared))
    return tuple(sorted(found, key=lambda peer: (-peer.score, peer.code))[:limit])


def leads_for(
    code: str, counts: Counts, peers: tuple[Peer, ...], touched: frozenset[str] = frozenset()
) -> tuple[Lead, ...]:
    """Themes that peers write of and `code` neither writes of nor touches on, those of most peers first."""
    own = {theme for theme, count in counts.get(code, {}).items() if count} | touched
    holders: dict[str, list[str]] = {}
    for peer in peers:
        for theme, count in counts[peer.code].items():
            if count and theme not in own:
                holders.setdefault(theme, []).append(peer.code)
    leads = [Lead(theme, tuple(codes)) for theme, codes in holders.items()]
    return tuple(sorted(leads, key=lambda lead: (-len(lead.peers), lead.theme)))


def _rarity(counts: Counts) -> dict[str, float]:
    holders: dict[str, int] = {}
    for themes in counts.values():
        for theme, count in themes.items():
            if count:
                holders[theme] = holders.get(theme, 0) + 1
    return {theme: math.log(1 + len(counts) / count) for theme, count in holders.items()}


def _vector(themes: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    """A unit vector; the root of the count, so that one long article does not drown the rest."""
    weights = {theme: math.sqrt(count) * rarity[theme] for theme, count in themes.items() if count}
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {theme: weight / length for theme, weight in weights.items()} if length else {}
