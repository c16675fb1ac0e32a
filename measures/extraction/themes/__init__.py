"""Themes: a curated lexicon, what it learned, and the verdict on one measure."""

from measures.extraction.themes.classifier import Verdict, classify
from measures.extraction.themes.learning import ConfirmedMeasure
from measures.extraction.themes.lexicon import Lexicon

__all__ = ["ConfirmedMeasure", "Lexicon", "Verdict", "classify"]
