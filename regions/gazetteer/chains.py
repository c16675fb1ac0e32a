"""Names that stand right behind each other, each inside the one before: 福建 + 宁德 + 屏南县 is one place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from regions.gazetteer.region_names import Finder, RegionMention


@dataclass(frozen=True, slots=True)
class Chain:
    """A place as printed at `text[start:end]`; `code` is its lowest division, "" where the name fits several."""

    start: int
    end: int
    code: str
    surface: str
    is_full: bool


def chains(finder: Finder, mentions: Sequence[RegionMention]) -> Iterator[Chain]:
    """Group mentions: each below the one before and right after it (福建省的宁德市 counts)."""
    chain: list[RegionMention] = []
    for mention in mentions:
        last = chain[-1] if chain else None
        if last and mention.start - last.end <= 1 and last.code in finder.ancestors(mention.code):
            chain.append(mention)
            continue
        if chain:
            yield _as_one(chain)
        chain = [mention]
    if chain:
        yield _as_one(chain)


def _as_one(chain: Sequence[RegionMention]) -> Chain:
    first, last = chain[0], chain[-1]
    return Chain(first.start, last.end, last.code, "".join(m.surface for m in chain), last.is_full)
