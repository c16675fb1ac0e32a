"""The lexicon of this installation: the curated terms as shipped, with what confirmed measures have taught since."""

from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Max

from measures.extraction import Lexicon
from measures.extraction.themes.learning import ConfirmedMeasure
from measures.models import Measure, MeasureStatus


def current_lexicon() -> Lexicon:
    """Learned anew where a decision was added or taken back; works before the first migration too."""
    try:
        last_change = Measure.history.aggregate(last=Max("history_id"))["last"]
    except DatabaseError:
        return curated_lexicon()
    return learned_lexicon(last_change)


@lru_cache(maxsize=1)
def curated_lexicon() -> Lexicon:
    return Lexicon.from_toml((settings.SEEDS_DIR / "theme_lexicon.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def learned_lexicon(last_change: int | None) -> Lexicon:
    """`last_change` only tells when to learn again: every decision and edit of a measure is in its history."""
    rows = Measure.objects.filter(status=MeasureStatus.CONFIRMED).order_by("pk")
    fields = rows.values_list("quote", "title", "theme__slug")
    return curated_lexicon().learned(ConfirmedMeasure(*row) for row in fields.iterator())
