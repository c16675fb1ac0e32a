"""A printed table of contents: its lines open no units, but they tell where a heading ends in text without breaks."""

import itertools
from dataclasses import dataclass

from measures.extraction.outline.page import Page
from measures.extraction.outline.scan import Marker

_MIN_LINES = 5
_MAX_LINE = 60
# No plan prints more; a text made of bare numerals does.
_MOST_LINES = 500


@dataclass(frozen=True, slots=True)
class Contents:
    """The span `start:end` of the table and the headings it lists."""

    start: int
    end: int
    titles: frozenset[str]


def find_contents(page: Page, markers: list[Marker]) -> Contents | None:
    """The first run of headings with nothing between them, if its first heading comes again in the text."""
    run: list[Marker] = []
    for marker, following in itertools.pairwise(markers):
        if not marker.rule.rank.is_structural:
            run = []
            continue
        line = page.text[marker.end : min(following.start, marker.end + _MAX_LINE + 1)]
        run.append(marker)
        repeated = following.rule is run[0].rule and following.number == run[0].number == 1
        if repeated or len(line) > _MAX_LINE or "。" in line:
            if _MIN_LINES <= len(run) <= _MOST_LINES and (repeated or _comes_again(run[0], markers, marker)):
                return _contents(page, run, following.start if repeated else marker.start)
            run = []
    return None


def _comes_again(first: Marker, markers: list[Marker], last: Marker) -> bool:
    return any(
        marker.start >= last.start and marker.rule is first.rule and marker.number == first.number
        for marker in markers
    )


def _contents(page: Page, run: list[Marker], end: int) -> Contents:
    lines = (
        page.text[marker.end : following.start].strip(" \n.…·0123456789")
        for marker, following in itertools.pairwise(run)
    )
    return Contents(run[0].start, end, frozenset(line for line in lines if line))
