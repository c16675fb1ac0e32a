"""All that follows from an article's title and body by computing alone, made before anything is locked or written.

Knows no database, so that it can be made in any process.
"""

from dataclasses import dataclass

from documents.same_text.overlap import prints_of
from documents.same_text.signature import body_bands
from documents.search.tokenizer import Tokens, fingerprint, tokens
from measures.extraction import Extraction, Lexicon, MentionSpan, extract, find_mentions
from measures.written import CutMeasures, cut_measures

NOTHING = Extraction((), (), (), ())


@dataclass(frozen=True, slots=True)
class Cut:
    """The tokens of the search rows of an article that is not stored yet, and of its measures; `fingerprint` names the
    dictionary that they were cut with."""

    fingerprint: str
    title: Tokens
    body: Tokens
    measures: CutMeasures


@dataclass(frozen=True, slots=True)
class Computed:
    """`extraction` is None where none was asked for, and `mentions` are empty then; `bands` sign the whole text, None
    where it was left unsigned, `prints` its passages; `cut` is None where the rows are cut as they are written."""

    extraction: Extraction | None
    mentions: tuple[MentionSpan, ...]
    bands: tuple[int, ...] | None
    prints: bytes
    cut: Cut | None = None

    @property
    def found(self) -> Extraction:
        """What was extracted; nothing where nothing was asked for."""
        return self.extraction or NOTHING

    def cut_now(self) -> Cut | None:
        """What was cut, unless another dictionary is in force by now."""
        return self.cut if self.cut is not None and self.cut.fingerprint == fingerprint() else None


def compute(
    *, title: str, body: str, lexicon: Lexicon | None, signs: bool = True, names: str | None = None
) -> Computed:
    """Read one text; without a lexicon what is extracted is left for later, and unless it `signs`, the signature.

    `names` is what is searched beside the body (ArticleIndex.names_of); where it is given, the search rows are cut too.
    """
    extraction = extract(body, lexicon=lexicon, title=title) if lexicon is not None else None
    mentions = find_mentions(body, lexicon) if lexicon is not None else ()
    bands = body_bands(body) if signs else None
    cut = None
    if names is not None:
        searched = "\n".join(filter(None, (body, names)))
        measures = cut_measures(extraction or NOTHING, body)
        cut = Cut(fingerprint(), tokens(title), tokens(searched), measures)
    return Computed(extraction, mentions, bands, prints_of(body).tobytes(), cut)
