"""The lexicon of this installation: the curated terms as shipped."""

from django.conf import settings

from measures.extraction import Lexicon


def current_lexicon() -> Lexicon:
    return Lexicon.from_toml((settings.SEEDS_DIR / "theme_lexicon.toml").read_text(encoding="utf-8"))
