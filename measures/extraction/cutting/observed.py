"""All that can be seen of one text before it is asked where measures begin and end."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from documents.text.vectors import WordVectors
from measures.extraction.cutting.columns import read_columns
from measures.extraction.cutting.context import Context, find_context
from measures.extraction.cutting.cues import Cues, read_cues
from measures.extraction.cutting.grams import hash_grams, shared_grams
from measures.extraction.cutting.meaning import read_meaning, read_words
from measures.extraction.cutting.passages import Passages, Read
from measures.extraction.cutting.pattern import Pattern, read_pattern
from measures.extraction.cutting.units import Units, cut_units
from measures.extraction.outline import Outline, Page
from measures.extraction.spans import Found


@dataclass(frozen=True, slots=True)
class Observed:
    """Units with their cues, rules, pattern, meaning (units × dimensions) and what readers say of passages like them (`read`); `likeness` is the cosine of each unit with the next,
    `shared` the share of runs of characters that both have (one shorter than units). `columns` (units × columns) and `grams` (places
    and the unit of each) are what the sequence model reads, `width` the size of the table that `columns` point into."""

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


def observe(
    page: Page, outline: Outline, found: Sequence[Found], vectors: WordVectors, passages: Passages
) -> Observed | None:
    """None where the text holds no unit."""
    units = cut_units(page)
    if not len(units):
        return None
    cues = read_cues(page.text, units)
    context = find_context(units, found, outline.all_units())
    pattern = read_pattern(page.text, units)
    words = read_words(page.text, units, vectors)
    meaning = read_meaning(words, vectors)
    read = passages.read(words, meaning)
    likeness = (meaning[1:] * meaning[:-1]).sum(axis=1)
    grams = hash_grams(page.text, units)
    shared = shared_grams(*grams, len(units))
    columns, width = read_columns(page.text, units, cues, context, likeness, shared)
    return Observed(units, cues, context, pattern, meaning, read, likeness, shared, columns, width, grams)
