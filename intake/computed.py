"""All that follows from an article's title and body by computing alone, made before anything is locked or written.

Knows no database, so that it can be made in any process.
"""

from dataclasses import dataclass

from documents.same_text.overlap import prints_of
from documents.same_text.signature import body_bands
from measures.extraction import Extraction, Lexicon, MentionSpan, extract, find_mentions

NOTHING = Extraction((), (), (), ())


@dataclass(frozen=True, slots=True)
class Computed:
    """`extraction` is None where none was asked for, and `mentions` are empty then; `bands` sign the whole text, None
    where it was left unsigned, `prints` its passages."""

    extraction: Extraction | None
    mentions: tuple[MentionSpan, ...]
    bands: tuple[int, ...] | None
    prints: bytes

    @property
    def found(self) -> Extraction:
        """What was extracted; nothing where nothing was asked for."""
        return self.extraction or NOTHING


def compute(*, title: str, body: str, lexicon: Lexicon | None, signs: bool = True) -> Computed:
    """Read one text; without a lexicon what is extracted is left for later, and unless it `signs`, the signature."""
    extraction = extract(body, lexicon=lexicon, title=title) if lexicon is not None else None
    mentions = find_mentions(body, lexicon) if lexicon is not None else ()
    return Computed(extraction, mentions, body_bands(body) if signs else None, prints_of(body).tobytes())
