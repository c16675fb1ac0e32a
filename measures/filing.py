"""Under which themes the measures of an extraction are filed, given those that there are. Knows no database.

The lexicon may name a theme that a curator has deleted, or none. The dry run and the store both ask here, so that the
one shows what the other writes.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from measures.extraction import Extraction, MeasureSpan
from measures.extraction.learned.theme_model import OTHER

# What fits no theme; for a curator to file better.
FALLBACK_THEME = OTHER


@dataclass(frozen=True)
class Filed:
    """`extraction` names only themes that there are; `missing` are the slugs that it named beside them, sorted."""

    extraction: Extraction
    missing: tuple[str, ...]


def file_measures(extraction: Extraction, known: Collection[str]) -> Filed:
    """File each measure under a slug of `known`, else under FALLBACK_THEME; other secondary themes are left out."""
    named = {slug for span in extraction.measures for slug in (span.theme, *span.secondary_themes)}
    measures = tuple(_filed(span, known) for span in extraction.measures)
    missing = tuple(sorted(named - {*known, FALLBACK_THEME, ""}))
    return Filed(replace(extraction, measures=measures), missing)


def _filed(span: MeasureSpan, known: Collection[str]) -> MeasureSpan:
    theme = span.theme if span.theme in known else FALLBACK_THEME
    secondary = tuple(slug for slug in span.secondary_themes if slug in known and slug != theme)
    sure = span.theme_confidence if theme == span.theme else None
    return replace(span, theme=theme, secondary_themes=secondary, theme_confidence=sure)


def missing_notice(missing: Iterable[str]) -> str:
    """What to tell whoever imports."""
    slugs = "、".join(sorted(missing))
    return f"主题表中没有 {slugs}（可能已在后台删除）：以它为主题的举措归入 {FALLBACK_THEME}，相关主题略去。"
