"""Where a quote stands in a text that has changed: found exactly and once near its place, or not at all.

Pure: knows no Django and no models. All offsets are code points.
"""

from difflib import SequenceMatcher

from documents.text.clauses import clause_spans

# How far, in code points, a quote may lie from where its old place has moved to.
NEAR = 300
# Fewer shared characters in a row are chance.
SHARED_RUN = 4


def find_once(body: str, quote: str, near: int, reach: int = NEAR) -> int | None:
    """Return the start of `quote` where it stands exactly once within `reach` of `near`; else None."""
    left, right = max(0, near - reach), near + len(quote) + reach
    first = body.find(quote, left, right)
    if not quote or first < 0 or body.find(quote, first + 1, right) >= 0:
        return None
    return first


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


def likely_passage(body: str, quote: str, near: int, reach: int = NEAR) -> str:
    """The passage around `near` that shares most with `quote`, by whole clauses; a proposal for a person, "" for none."""
    left = max(0, near - reach)
    window = body[left : near + len(quote) + reach]
    blocks = SequenceMatcher(None, window, quote, autojunk=False).get_matching_blocks()
    shared = [block for block in blocks if block.size >= SHARED_RUN]
    if not shared:
        return ""
    start = left + max(0, shared[0].a - shared[0].b)
    end = left + min(len(window), shared[-1].a + len(quote) - shared[-1].b)
    inside = [
        (a, b) for a, b in clause_spans(body) if b > start and a < end and b - max(a, start) > (b - a) // 2
    ]
    return body[inside[0][0] : inside[-1][1]] if inside else ""
