"""All that follows from an article's title and body by computing alone, made before anything is locked or written.

Knows no database, so that it can be made in any process.
"""

from dataclasses import dataclass

from documents.same_text.overlap import prints_of
from documents.same_text.signature import body_bands
from measures.extraction import Extraction, Lexicon, extract

NOTHING = Extraction((), (), (), ())


@dataclass(frozen=True, slots=True)
class Computed:
    """`extraction` is None where none was asked for; `bands` sign the whole text, `prints` its passages."""

    extraction: Extraction | None
    bands: tuple[int, ...]
    prints: bytes

    @property
    def found(self) -> Extraction:
        """What was extracted; nothing where nothing was asked for."""
        return self.extraction or NOTHING


def compute(*, title: str, body: str, lexicon: Lexicon | None) -> Computed:
    """Read one text; without a lexicon its measures, figures and transitions are left for later."""
    extraction = extract(body, lexicon=lexicon, title=title) if lexicon is not None else None
    return Computed(extraction, body_bands(body), prints_of(body).tobytes())
