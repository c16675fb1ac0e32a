"""The lexicon of this installation: the words of its themes, with what confirmed measures have taught since."""

from collections.abc import Mapping
from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Max

from measures.extraction import Lexicon
from measures.extraction.themes.learning import ConfirmedMeasure
from measures.extraction.themes.words import parse_words, print_words
from measures.models import Measure, MeasureStatus, Theme

# (slug, words as typed) of each theme whose words are not the shipped ones.
OwnWords = tuple[tuple[str, str], ...]


def current_lexicon() -> Lexicon:
    """Learned anew where a decision was added or taken back; works before the first migration too."""
    try:
        last_change = Measure.history.aggregate(last=Max("history_id"))["last"]
        own = tuple(Theme.objects.exclude(words="").order_by("slug").values_list("slug", "words"))
    except DatabaseError:
        return curated_lexicon()
    return learned_lexicon(last_change, own)


def lexicon_with(slug: str, words: str) -> Lexicon:
    """The lexicon as it would be if the theme had these words, to show what that changes."""
    own = dict(Theme.objects.exclude(words="").values_list("slug", "words"))
    return _with_own(tuple(sorted({**own, slug: words}.items())))


def words_of(theme: Theme) -> dict[str, float]:
    """The theme's own words, or those that are shipped where it has none."""
    return parse_words(theme.words) if theme.words else shipped_words().get(theme.slug, {})


@lru_cache(maxsize=1)
def curated_lexicon() -> Lexicon:
    return Lexicon.from_toml((settings.SEEDS_DIR / "theme_lexicon.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def shipped_words() -> Mapping[str, dict[str, float]]:
    """`{slug: {word: weight}}` of the shipped lexicon."""
    by_theme: dict[str, dict[str, float]] = {}
    for word, weights in curated_lexicon().curated.items():
        for slug, weight in weights.items():
            by_theme.setdefault(slug, {})[word] = weight
    return by_theme


def shipped_text(slug: str) -> str:
    """The shipped words of a theme as a person would type them."""
    return print_words(shipped_words().get(slug, {}))


@lru_cache(maxsize=2)
def learned_lexicon(last_change: int | None, own: OwnWords) -> Lexicon:
    """`last_change` only tells when to learn again: every decision and edit of a measure is in its history."""
    rows = Measure.objects.filter(status=MeasureStatus.CONFIRMED).order_by("pk")
    fields = rows.values_list("quote", "title", "theme__slug")
    return _with_own(own).learned(ConfirmedMeasure(*row) for row in fields.iterator())


def _with_own(own: OwnWords) -> Lexicon:
    return curated_lexicon().with_words({slug: parse_words(words) for slug, words in own})
