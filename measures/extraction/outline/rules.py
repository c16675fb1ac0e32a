"""The rules that open units of the outline, each tuple in the order in which its rules are tried."""

from typing import Any

from measures.extraction.outline import (
    aspects,
    box_items,
    colon_leads,
    demands,
    inline_leads,
    paragraph_leads,
)
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
from measures.extraction.outline.rule import MarkerRule, OutlineRule, UnitRule

# Where two match at one place, the earlier wins.
MARKERS: tuple[MarkerRule, ...] = (
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
)
# What divides text that holds no marker; where two overlap, the earlier wins.
WITHOUT_MARKER: tuple[UnitRule, ...] = (demands.RULE, colon_leads.RULE, paragraph_leads.RULE, aspects.RULE)

RULES: tuple[OutlineRule[Any], ...] = (
    *MARKERS,
    heading_line.RULE,
    *WITHOUT_MARKER,
    inline_leads.RULE,
    box_items.RULE,
)
