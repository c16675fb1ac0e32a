"""A drawing of what becomes what: sources at the left, targets at the right, a band for each transition.

Geometry only, in units of a viewBox; drawn as SVG by a template.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 960.0
ROW = 34.0
LABEL = 330.0  # width of either column of labels
THINNEST, STEP, THICKEST = 2.0, 2.0, 14.0


@dataclass(frozen=True, slots=True)
class Node:
    label: str
    x: float
    y: float
    count: int


@dataclass(frozen=True, slots=True)
class Band:
    """A transition seen `count` times: `path` is the d attribute of its curve."""

    source: str
    target: str
    count: int
    path: str
    thickness: float

    @property
    def words(self) -> str:
        """What finds its sentences: both ends as they stand."""
        return f'"{self.source}" "{self.target}"'


@dataclass(frozen=True, slots=True)
class Flows:
    sources: tuple[Node, ...]
    targets: tuple[Node, ...]
    bands: tuple[Band, ...]
    width: float
    height: float
    left_out: int = 0


def flows(pairs: Iterable[tuple[str, str]], *, only_meeting: bool = False) -> Flows:
    """Lay out (source, target) pairs; the most frequent sources on top, among equals those that come first, targets near what
    becomes them.

    With `only_meeting` what shares neither end with another says no more than a table does, and is left out.
    """
    counts = Counter(pairs)
    by_source, by_target = _ends(counts)
    every = len(counts)
    if only_meeting:
        counts = Counter(
            {
                pair: count
                for pair, count in counts.items()
                if by_source[pair[0]] > 1 or by_target[pair[1]] > 1
            }
        )
        by_source, by_target = _ends(counts)
    left = sorted(by_source, key=lambda label: -by_source[label])
    rank = {label: place for place, label in enumerate(left)}
    right = sorted(by_target, key=lambda label: (_middle(label, counts, rank), label))
    rows = max(len(left), len(right))
    sources = _column(left, by_source, LABEL, rows)
    targets = _column(right, by_target, WIDTH - LABEL, rows)
    at = {node.label: node.y for node in sources}, {node.label: node.y for node in targets}
    bands = tuple(
        Band(
            source,
            target,
            count,
            _curve(at[0][source], at[1][target]),
            min(THICKEST, THINNEST + STEP * (count - 1)),
        )
        for (source, target), count in sorted(counts.items(), key=lambda item: (rank[item[0][0]], item[0]))
    )
    return Flows(sources, targets, bands, WIDTH, rows * ROW, every - len(counts))


def _ends(counts: Counter[tuple[str, str]]) -> tuple[Counter[str], Counter[str]]:
    """How often each source and each target stands there, in the order of the pairs."""
    sources: Counter[str] = Counter()
    targets: Counter[str] = Counter()
    for (source, target), count in counts.items():
        sources[source] += count
        targets[target] += count
    return sources, targets


def _middle(target: str, counts: Counter[tuple[str, str]], rank: dict[str, int]) -> float:
    """The mean row of what becomes a target."""
    rows = [(rank[source], count) for (source, other), count in counts.items() if other == target]
    return sum(row * count for row, count in rows) / sum(count for _, count in rows)


def _column(labels: Sequence[str], counts: Counter[str], x: float, rows: int) -> tuple[Node, ...]:
    """Labels spread evenly over the height of the longer column."""
    gap = rows * ROW / len(labels) if labels else ROW
    return tuple(
        Node(label, x, round(gap * (place + 0.5), 1), counts[label]) for place, label in enumerate(labels)
    )


def _curve(start: float, end: float) -> str:
    x1, x2 = LABEL + 8, WIDTH - LABEL - 8
    middle = (x1 + x2) / 2
    return f"M{x1:g} {start:g}C{middle:g} {start:g} {middle:g} {end:g} {x2:g} {end:g}"
