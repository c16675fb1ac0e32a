"""The marker rules in the order in which they are tried; where two match at one place, the earlier wins."""

from measures.extraction.outline.markers import (
    arabic,
    article,
    box,
    chapter,
    circled,
    dash,
    han,
    heading_line,
    labelled,
    ordinal_word,
    paren_arabic,
    paren_han,
    section,
    sequence_word,
    spoken,
    two_sided,
)
from measures.extraction.outline.markers.rule import Marker, MarkerRule

RULES: tuple[MarkerRule, ...] = (
    chapter.RULE,
    section.RULE,
    article.RULE,
    box.RULE,
    labelled.RULE,
    ordinal_word.RULE,
    spoken.RULE,
    two_sided.RULE,
    sequence_word.RULE,
    han.RULE,
    paren_han.RULE,
    arabic.RULE,
    paren_arabic.RULE,
    circled.RULE,
    dash.RULE,
    heading_line.RULE,
)

__all__ = ["RULES", "Marker", "MarkerRule"]
