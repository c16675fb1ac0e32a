"""All that follows from an article's title and body by computing alone, made before anything is locked or written.

Knows no database, so that it can be made in any process.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.same_text.overlap import prints_of
from documents.same_text.signature import body_bands
from documents.search.tokenizer import Tokens, fingerprint, tokens
from measures.extraction import (
    Extraction,
    Lexicon,
    MentionSpan,
    TitledText,
    extract_all,
    find_mentions,
)
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


@dataclass(frozen=True, slots=True)
class Text:
    """What is read of an article. `names` is what is searched beside the body (ArticleIndex.names_of); where it is given, the
    search rows are cut too."""

    title: str
    body: str
    names: str | None = None


def compute(*, title: str, body: str, lexicon: Lexicon | None, signs: bool = True) -> Computed:
    """Read one text; without a lexicon what is extracted is left for later, and unless it `signs`, the signature."""
    return compute_texts([Text(title, body)], lexicon=lexicon, signs=signs)[0]


def compute_texts(texts: Sequence[Text], *, lexicon: Lexicon | None, signs: bool = True) -> list[Computed]:
    """What `compute` makes of each text, made of many at once, which is quicker."""
    extractions: Sequence[Extraction | None] = [None] * len(texts)
    if lexicon is not None:
        extractions = extract_all([TitledText(text.title, text.body) for text in texts], lexicon=lexicon)
    return [
        Computed(
            extraction=extraction,
            mentions=find_mentions(text.body, lexicon) if lexicon is not None else (),
            bands=body_bands(text.body) if signs else None,
            prints=prints_of(text.body).tobytes(),
            cut=_cut(text, text.names, extraction or NOTHING) if text.names is not None else None,
        )
        for text, extraction in zip(texts, extractions, strict=True)
    ]


def _cut(text: Text, names: str, extraction: Extraction) -> Cut:
    searched = "\n".join(filter(None, (text.body, names)))
    return Cut(fingerprint(), tokens(text.title), tokens(searched), cut_measures(extraction, text.body))
