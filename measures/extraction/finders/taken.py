"""Which places of a body are spoken for already."""

from bisect import bisect_left

from measures.extraction.outline import Stretch


class Taken:
    """Places that earlier rules and the outline have taken, merged and in text order."""

    def __init__(self, places: list[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(places):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def holds(self, stretch: Stretch) -> bool:
        """Whether any place overlaps `stretch`."""
        last = bisect_left(self._starts, stretch.end) - 1
        return last >= 0 and self._ends[last] > stretch.start
