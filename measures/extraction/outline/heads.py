"""Which short sentences of one paragraph head what follows and which are only short.

A head is short, its words come back in what follows, and heads of one paragraph are built alike.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_SHORT = 13
_SHORTEST_BODY = 30
_SHORTEST_BODY_FROM_THE_START = 20
_THRESHOLD = 1.0
_FROM_THE_START = 0.5
_GENERIC = re.compile(
    "推进|推动|加强|加快|建设|发展|工作|机制|体系|能力|水平|工程|管理|提升|提高|完善|健全|强化|深化|实施|开展|落实|大力|持续|全面|深入|积极|"
    "稳步|着力|扎实|制度|行动|促进|重点|打造|培育|支持|鼓励|引导|继续|进一步|农村|乡村|农业"
)
# Verbs that open the sentences of a body more often than a head.
_BODY_VERB = re.compile(r"^(?:鼓励|支持|引导|探索|允许|争取|积极争取|推广|依法|对|将|把|到\d|力争|所有|同时)")
_PARTICULAR = re.compile(r"[\d“”《》()%]")


@dataclass(frozen=True, slots=True)
class Head:
    """A candidate at `start`: its words without the full stop, and the text up to the next candidate."""

    start: int
    words: str
    body: str


def strong_heads(candidates: Sequence[Head], *, first: bool = False) -> list[Head]:
    """The candidates that read as heads; a candidate with too little text of its own is none.

    `first`: the text begins with a candidate, so that its author heads from the start.
    """
    return [
        head
        for place, head in enumerate(candidates)
        if len(head.body) >= (_SHORTEST_BODY_FROM_THE_START if first else _SHORTEST_BODY)
        and _strength(head, candidates, place) + _start_bonus(head, first) >= _THRESHOLD
    ]


def _strength(head: Head, candidates: Sequence[Head], place: int) -> float:
    strength = 0.5 if len(head.words) <= _SHORT else 0.0
    strength += 0.75 if _comes_back(head) else 0.0
    near = [*candidates[max(place - 3, 0) : place], *candidates[place + 1 : place + 4]]
    strength += 0.5 if any(_built_alike(head.words, other.words) for other in near) else 0.0
    strength -= 0.75 if _BODY_VERB.match(head.words) else 0.0
    return strength - (0.25 if _PARTICULAR.search(head.words) else 0.0)


def _start_bonus(head: Head, first: bool) -> float:
    return _FROM_THE_START if first and len(head.words) <= _SHORT else 0.0


def _comes_back(head: Head) -> bool:
    bare = _GENERIC.sub(" ", head.words)
    return any(
        " " not in pair and pair in head.body
        for pair in (bare[start : start + 2] for start in range(len(bare) - 1))
    )


def _built_alike(words: str, other: str) -> bool:
    """The same ending, or the same length with a sign in common at the same place."""
    if words[-2:] == other[-2:]:
        return True
    return len(words) == len(other) and any(a == b for a, b in zip(words, other, strict=True))
