"""How the units of one text are laid out beside each other: which open alike, where another actor comes in.

Writers mark their measures by a form that they repeat: 聚焦部署，… 聚焦宣传，… or 县教育局… 县民政局….
"""

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from measures.extraction.cutting.units import Units

Floats = NDArray[np.float64]

_ACTOR = re.compile(
    r"[^,。;:!?“”]{2,24}?(?:省|市|区|县|镇|乡|村|街道|局|委|会|部|院|厅|校|公司|集团|银行|中心|州|旗|队|办|组|站|党委|政府)"
)
_URGING = re.compile(
    "(?:要|将|坚持|通过|围绕|聚焦|加强|强化|推进|推动|开展|实施|建立|完善|加大|加快|深化|优化|落实|抓好|做好|提升|打造|发展|培育|引导|鼓励|支持|健全|严格|组织|全面|积极|大力|深入|切实|着力|持续|进一步|不断)"
)
_CLAUSE = re.compile(r"[,:;。!?]")
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Pattern:
    """Of each unit: `opening` (the same number for the same two first characters), `alike` and `near` (how many other units
    of the text, and of those near by, open so), `actor` and `new_actor` (0 or 1: opens with who acts, and with one whom the two units
    before do not name), `urging` (0 or 1: opens with what to do), `clause` (characters of its first clause)."""

    opening: NDArray[np.int64]
    alike: Floats
    near: Floats
    actor: Floats
    new_actor: Floats
    urging: Floats
    clause: Floats


def read_pattern(text: str, units: Units) -> Pattern:
    starts, ends = units.starts.tolist(), units.ends.tolist()
    opening = _openings(text, units)
    actors = [_name(text, *place) for place in zip(starts, ends, strict=True)]
    reach = np.minimum(units.places, 2).tolist()
    new = [
        bool(name)
        and not any(name in text[starts[before] : ends[before]] for before in range(place - back, place))
        for place, (name, back) in enumerate(zip(actors, reach, strict=True))
    ]
    urging = [bool(_URGING.match(text, *place)) for place in zip(starts, ends, strict=True)]
    return Pattern(
        opening,
        (np.bincount(opening)[opening] - 1).astype(np.float64),
        _alike_near(opening),
        np.array([bool(name) for name in actors], float),
        np.array(new, float),
        np.array(urging, float),
        _first_clause(text, units),
    )


def _openings(text: str, units: Units) -> NDArray[np.int64]:
    """A number for each two first characters; texts share none."""
    starts = units.starts.tolist()
    numbers: dict[tuple[int, str], int] = {}
    found = []
    for (begin, close), (_, limit) in zip(units.stretches, units.limits(text), strict=True):
        found += [
            numbers.setdefault((begin, text[start : min(start + 2, limit)]), len(numbers))
            for start in starts[begin:close]
        ]
    return np.array(found)


def _name(text: str, start: int, end: int) -> str:
    found = _ACTOR.match(text, start, end)
    return found.group() if found else ""


def _alike_near(opening: NDArray[np.int64]) -> Floats:
    near = np.zeros(len(opening))
    for step in range(1, min(_NEAR, len(opening) - 1) + 1):
        same = opening[step:] == opening[:-step]
        near[step:] += same
        near[:-step] += same
    return near


def _first_clause(text: str, units: Units) -> Floats:
    stops = np.array([match.start() for match in _CLAUSE.finditer(text)] + [len(text)], np.int64)
    first = stops[np.searchsorted(stops, units.starts)]
    return (np.minimum(first, units.ends) - units.starts).astype(np.float64)
