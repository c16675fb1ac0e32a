"""Cutting: where nothing is enumerated, a model learned from annotated texts says where measures begin and end.

Owns which stretches of a text are measures in the end: spans of the rules where they can be trusted, else the model's.
Knows nothing of themes.
"""

from collections.abc import Sequence

from documents.text.vectors import word_vectors
from measures.extraction.cutting.cut import cut_measures
from measures.extraction.cutting.model import shipped_model
from measures.extraction.outline import Outline, Page
from measures.extraction.spans import Found

__all__ = ["find_measures"]


def find_measures(texts: Sequence[tuple[Page, Outline]]) -> list[list[Found]]:
    """The measures of each text, read with the models as shipped; they are loaded at the first text."""
    return cut_measures(texts, shipped_model(), word_vectors())
