"""Where a quote stands in a text that has changed: found exactly and once near its place, or not at all.

Pure: knows no Django and no models. All offsets are code points.
"""

from difflib import SequenceMatcher

from documents.text.clauses import clause_spans

# How far, in code points, a quote may lie from where its old place has moved to.
NEAR = 300
# Fewer shared characters in a row are chance.
SHARED_RUN = 4
# How far around its old place a changed quote is looked for, and how much may have been put into it.
LOOKED_AT = 30_000
SLACK = 60


def find_once(body: str, quote: str, near: int, reach: int = NEAR) -> int | None:
    """Return the start of `quote` where it stands exactly once within `reach` of `near`; else None."""
    left, right = max(0, near - reach), near + len(quote) + reach
    first = body.find(quote, left, right)
    if not quote or first < 0 or body.find(quote, first + 1, right) >= 0:
        return None
    return first


def find_quote(body: str, quote: str, near: int) -> int | None:
    """Where `quote` stands exactly once near its place, or else exactly once in the whole text; None where neither."""
    start = find_once(body, quote, near)
    return find_once(body, quote, near=0, reach=len(body)) if start is None else start


class Shift:
    """Carries places in `old` over to `new`: text before a change stays, text behind it moves along."""

    def __init__(self, old: str, new: str):
        self._blocks = [block for opcode in _changed_lines(old, new) for block in _trimmed(old, new, *opcode)]

    def __call__(self, place: int) -> int:
        """Where `place` of the old text lies in the new one; inside changed text, where the change begins."""
        for old_start, old_end, new_start, _, is_equal in self._blocks:
            if place < old_end:
                return new_start + (place - old_start if is_equal else 0)
        return self._blocks[-1][3] if self._blocks else 0


def _changed_lines(old: str, new: str) -> list[tuple[int, int, int, int, bool]]:
    """Blocks (old start, old end, new start, new end, is equal) of whole lines."""
    old_lines, new_lines = old.splitlines(keepends=True), new.splitlines(keepends=True)
    old_at, new_at = _offsets(old_lines), _offsets(new_lines)
    matcher = SequenceMatcher(None, old_lines, new_lines, autojunk=False)
    return [
        (old_at[i1], old_at[i2], new_at[j1], new_at[j2], tag == "equal")
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
    ]


def _trimmed(
    old: str, new: str, old_start: int, old_end: int, new_start: int, new_end: int, is_equal: bool
) -> list[tuple[int, int, int, int, bool]]:
    """A changed block cut into what both texts begin with, what differs, and what both end with."""
    if is_equal:
        return [(old_start, old_end, new_start, new_end, True)]
    before, after = old[old_start:old_end], new[new_start:new_end]
    head = _shared_beginning(before, after)
    tail = _shared_beginning(before[head:][::-1], after[head:][::-1])
    return [
        (old_start, old_start + head, new_start, new_start + head, True),
        (old_start + head, old_end - tail, new_start + head, new_end - tail, False),
        (old_end - tail, old_end, new_end - tail, new_end, True),
    ]


def _shared_beginning(first: str, second: str) -> int:
    pairs = enumerate(zip(first, second, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(first), len(second)))


def _offsets(lines: list[str]) -> list[int]:
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    return offsets


def likely_span(body: str, quote: str, near: int) -> tuple[int, int] | None:
    """Where in `body` a person may look for what `quote` has become, by whole clauses; None where too little is shared.

    The longest part that both have leads there; what else they share around it, in the same order, belongs to it.
    """
    left = max(0, near - LOOKED_AT)
    window = body[left : near + len(quote) + LOOKED_AT]
    anchor = longest_common(window, quote, near - left)
    if anchor is None:
        return None
    at, in_quote, size = anchor
    first = max(0, at - in_quote - SLACK)
    around = window[first : at + len(quote) - in_quote + SLACK]
    start, end = at, at + size
    for a, b in _shared_parts(around, quote, at - first, in_quote, size):
        start, end = min(start, first + a), max(end, first + b)
    inside = [
        (a, b) for a, b in clause_spans(window) if min(b, end) - max(a, start) > (b - a) // 2 or a <= at < b
    ]
    return (left + inside[0][0], left + inside[-1][1]) if inside else None


def _shared_parts(around: str, quote: str, at: int, in_quote: int, size: int) -> list[tuple[int, int]]:
    """What `quote` shares with the text before and behind the part that both have, as (start, end) in `around`."""
    pairs = ((0, around[:at], quote[:in_quote]), (at + size, around[at + size :], quote[in_quote + size :]))
    return [
        (offset + block.a, offset + block.a + block.size)
        for offset, text, words in pairs
        for block in SequenceMatcher(None, text, words, autojunk=False).get_matching_blocks()
        if block.size >= SHARED_RUN
    ]


def longest_common(text: str, words: str, near: int) -> tuple[int, int, int] | None:
    """The longest run that both hold, as (place in `text`, place in `words`, length); of equals the one nearest `near`.

    By halving over the length: what both share at one length they share at each shorter one.
    """
    least, most, found = SHARED_RUN, min(len(text), len(words)), None
    while least <= most:
        length = (least + most) // 2
        runs = {words[place : place + length]: place for place in range(len(words) - length, -1, -1)}
        places = [at for at in range(len(text) - length + 1) if text[at : at + length] in runs]
        if places:
            at = min(places, key=lambda place: (abs(place - near), place))
            found = (at, runs[text[at : at + length]], length)
            least = length + 1
        else:
            most = length - 1
    return found
