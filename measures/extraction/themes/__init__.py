"""Themes: a curated lexicon, what it learned, the verdict on one measure, and which sentences speak of a theme."""

from measures.extraction.themes.classifier import Verdict, classify
from measures.extraction.themes.learning import ConfirmedMeasure
from measures.extraction.themes.lexicon import Lexicon
from measures.extraction.themes.mentions import find_mentions

__all__ = ["ConfirmedMeasure", "Lexicon", "Verdict", "classify", "find_mentions"]
