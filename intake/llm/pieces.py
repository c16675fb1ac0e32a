"""A long text in pieces that a model server can read, cut where the outline or a paragraph begins. Pure."""

from collections.abc import Iterable

from measures.extraction import OutlineNode

# A piece of so many characters and its answer fit into 8,192 tokens of the models that offices run.
LONGEST_PIECE = 4_000


def pieces_of(
    body: str, outline: Iterable[OutlineNode], longest: int = LONGEST_PIECE
) -> list[tuple[int, int]]:
    """(start, end) of consecutive pieces that cover the body.

    Each ends before a heading if one stands in its second half, else before a paragraph, else after `longest`.
    """
    headings = {node.start for node in outline}
    paragraphs = {place + 1 for place, mark in enumerate(body) if mark == "\n"}
    pieces, start = [], 0
    while len(body) - start > longest:
        limit = start + longest
        end = _last(headings, start + longest // 2, limit) or _last(paragraphs, start + 1, limit) or limit
        pieces.append((start, end))
        start = end
    return [*pieces, (start, len(body))] if start < len(body) or not pieces else pieces


def _last(places: set[int], first: int, last: int) -> int | None:
    return max((place for place in places if first <= place <= last), default=None)
