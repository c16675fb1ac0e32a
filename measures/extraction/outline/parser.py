"""Body → outline: numbered lists nested, lead sentences inside what is left, ends trimmed, titles read."""

from bisect import bisect_left
from dataclasses import dataclass

from measures.extraction.outline import box_items
from measures.extraction.outline.absorb import absorb
from measures.extraction.outline.box_items import lift_boxes
from measures.extraction.outline.breaks import find_breaks, find_turns
from measures.extraction.outline.contents import find_contents
from measures.extraction.outline.endings import close_units, is_tail
from measures.extraction.outline.markers import box, heading_line
from measures.extraction.outline.nesting import nest
from measures.extraction.outline.page import Page, Stretch
from measures.extraction.outline.rules import WITHOUT_MARKER
from measures.extraction.outline.scan import Marker, as_marker, find_markers
from measures.extraction.outline.titles import find_title, known_title
from measures.extraction.outline.unit import Unit, walk


@dataclass(frozen=True, slots=True)
class Outline:
    """The outermost units of one page and the turns of its speakers."""

    units: tuple[Unit, ...]
    turns: tuple[Stretch, ...]

    def all_units(self) -> list[Unit]:
        return walk(list(self.units))


def parse(page: Page) -> Outline:
    markers = find_markers(page)
    contents = find_contents(page, markers)
    known = contents.titles if contents else frozenset()
    if contents:
        markers = [marker for marker in markers if not contents.start <= marker.start < contents.end]
    turns = find_turns(page)
    end = len(page.text)
    headings = _heading_lines(page, markers)
    markers = sorted([*markers, *headings], key=lambda marker: marker.start)
    roots = nest(markers, find_breaks(page, turns, headings), end, _cut_off(page, markers))
    roots = lift_boxes(absorb(page, roots))
    close_units(page, roots)
    begin = contents.end if contents else 0
    for unit in walk(roots):
        unit.words_start = _after_heading(page, unit, known)
    roots = _with_leads(page, roots, begin, end, turns)
    for unit in walk(roots):
        end_of_head = unit.children[0].start if unit.children else unit.end
        unit.title = find_title(page, unit.body_start, end_of_head, known)
    return Outline(tuple(roots), tuple(turns))


def _heading_lines(page: Page, markers: list[Marker]) -> list[Marker]:
    """Markers without width before heading lines; [] where the text numbers its headings."""
    if any(marker.rule.rank.is_structural and marker.number > 1 for marker in markers):
        return []
    return [as_marker(page, mark, heading_line.RULE) for mark in heading_line.RULE.run(page)]


def _cut_off(page: Page, markers: list[Marker]) -> int:
    """Where a text that was cut out of a longer one begins with （五） and goes on with （六）; -1 where it does not."""
    first = markers[0] if markers else None
    if first is None or first.number < 2 or not page.paragraphs or first.start != page.paragraphs[0].start:
        return -1
    goes_on = any(
        marker.rule is first.rule
        and marker.number == first.number + 1
        and page.starts_paragraph(marker.start)
        for marker in markers
    )
    return first.start if goes_on else -1


def _with_leads(page: Page, roots: list[Unit], begin: int, end: int, turns: list[Stretch]) -> list[Unit]:
    """Lead sentences in units that hold no list, and in the whole text where no list was found."""
    if not roots:
        return [] if turns else _headed_within(page, begin, _text_end(page, begin, end))
    for unit in walk(roots):
        if unit.rule is box.RULE and not unit.children:
            unit.adopt(box_items.RULE.run(page, unit.body_start, unit.end))
        elif not unit.children and not unit.inline:
            sentences = page.sentences(unit.body_start, unit.end)
            if len(sentences) > 2:
                unit.adopt(_headed_within(page, unit.words_start, unit.end))
    return roots


def _headed_within(page: Page, start: int, end: int) -> list[Unit]:
    """Units that no marker opens: what a speaker asks for, heads before colons, lead sentences, fields of work."""
    units: list[Unit] = []
    for rule in WITHOUT_MARKER:
        more = rule.run(page, start, end)
        units = sorted([*units, *_clear_of(units, more)], key=lambda unit: unit.start)
    for unit in units:
        unit.siblings = units
    return units


def _clear_of(units: list[Unit], more: list[Unit]) -> list[Unit]:
    """Those of `more` that overlap none of `units`, both in text order."""
    starts = [unit.start for unit in units]
    kept: list[Unit] = []
    for unit in more:
        last = bisect_left(starts, unit.end) - 1
        if last < 0 or units[last].end <= unit.start:
            kept.append(unit)
    return kept


def _after_heading(page: Page, unit: Unit, known: frozenset[str]) -> int:
    """Past a unit's own heading: as the contents print it, else its first line or its first sentence."""
    title = known_title(page, unit.body_start, known)
    if title:
        return unit.body_start + len(title)
    first = page.paragraphs_within(unit.body_start, unit.end)
    if not first:
        return unit.end
    sentence = page.sentences(first[0].start, first[0].end)[0]
    return min(first[0].end, sentence.end)


def _text_end(page: Page, begin: int, end: int) -> int:
    for paragraph in page.paragraphs_within(begin, end):
        # Portals print a source line above the text, too.
        if is_tail(page, paragraph) and paragraph.start - begin > (end - begin) / 2:
            return paragraph.start
    return end
