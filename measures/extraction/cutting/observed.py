"""All that can be seen of texts before it is asked where measures begin and end: one, or several at once.

What is asked of numpy for a text of fifteen sentences takes as long as for a hundred of them: texts are laid end to end.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from documents.text.vectors import WordVectors
from measures.extraction.cutting.columns import read_columns
from measures.extraction.cutting.context import Context, find_context, laid_out_contexts
from measures.extraction.cutting.cues import Cues, read_cues
from measures.extraction.cutting.grams import hash_grams, shared_grams
from measures.extraction.cutting.meaning import read_meaning, read_words
from measures.extraction.cutting.passages import Passages, Read
from measures.extraction.cutting.pattern import Pattern, read_pattern
from measures.extraction.cutting.units import Units, cut_units, laid_out
from measures.extraction.outline import Outline, Page
from measures.extraction.spans import Found


@dataclass(frozen=True, slots=True)
class Part:
    """One text with its units and what rules say of them; there is no text without units."""

    page: Page
    units: Units
    context: Context


@dataclass(frozen=True, slots=True)
class Observed:
    """Texts (`parts`), laid end to end: units with their cues, rules, pattern, meaning (units × dimensions) and what readers say of passages like them (`read`); `likeness` is the cosine of each unit with the next,
    `shared` the share of runs of characters that both have (one shorter than units; what stands between two texts says nothing). `columns` (units × columns) and `grams` (places
    and the unit of each) are what the sequence model reads, `width` the size of the table that `columns` point into."""

    parts: tuple[Part, ...]
    units: Units
    cues: Cues
    context: Context
    pattern: Pattern
    meaning: NDArray[np.float64]
    read: Read
    likeness: NDArray[np.float64]
    shared: NDArray[np.float64]
    columns: NDArray[np.int64]
    width: int
    grams: tuple[NDArray[np.int64], NDArray[np.int64]]


def part_of(page: Page, outline: Outline, found: Sequence[Found]) -> Part | None:
    """None where the text holds no unit."""
    units = cut_units(page)
    return Part(page, units, find_context(units, found, outline.all_units())) if len(units) else None


def observe(parts: Sequence[Part], vectors: WordVectors, passages: Passages) -> Observed:
    """At least one text."""
    texts = [part.page.text for part in parts]
    text = "".join(texts)
    units = laid_out([part.units for part in parts], list(map(len, texts)))
    cues = read_cues(text, units)
    context = laid_out_contexts([part.context for part in parts], units)
    pattern = read_pattern(text, units)
    words = read_words(text, units, vectors)
    meaning = read_meaning(words, vectors)
    read = passages.read(words, meaning, units)
    likeness = (meaning[1:] * meaning[:-1]).sum(axis=1)
    grams = hash_grams(text, units)
    shared = shared_grams(*grams, len(units))
    columns, width = read_columns(text, units, cues, context, likeness, shared)
    return Observed(
        *(tuple(parts), units, cues, context, pattern, meaning, read),
        *(likeness, shared, columns, width, grams),
    )
