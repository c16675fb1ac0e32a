"""Extraction: article body → outline, measures, themes, figures, transitions, all as verified spans.

Must not know Django or the database: plain arguments in, frozen dataclasses out.
"""

from measures.extraction.pipeline import TitledText, extract, extract_all
from measures.extraction.spans import (
    Extraction,
    FigureSpan,
    Found,
    MeasureSpan,
    MentionSpan,
    OutlineNode,
    ThemeEvidence,
    TransitionSpan,
)
from measures.extraction.themes import ConfirmedMeasure, Lexicon, find_mentions

__all__ = [
    "ConfirmedMeasure",
    "Extraction",
    "FigureSpan",
    "Found",
    "Lexicon",
    "MeasureSpan",
    "MentionSpan",
    "OutlineNode",
    "ThemeEvidence",
    "TitledText",
    "TransitionSpan",
    "extract",
    "extract_all",
    "find_mentions",
]
