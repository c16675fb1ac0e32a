"""Extraction: article body → outline, measures, themes, figures, transitions, all as verified spans.

Must not know Django or the database: plain arguments in, frozen dataclasses out.
"""

from measures.extraction.pipeline import RULE_SET_VERSION, extract
from measures.extraction.spans import (
    Extraction,
    FigureSpan,
    MeasureSpan,
    OutlineNode,
    ThemeEvidence,
    TransitionSpan,
)
from measures.extraction.themes import ConfirmedMeasure, Lexicon

__all__ = [
    "RULE_SET_VERSION",
    "ConfirmedMeasure",
    "Extraction",
    "FigureSpan",
    "Lexicon",
    "MeasureSpan",
    "OutlineNode",
    "ThemeEvidence",
    "TransitionSpan",
    "extract",
]
