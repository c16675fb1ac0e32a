"""From what a person typed to the theme that it names."""

from django.db.models import Q

from measures.extraction import Lexicon
from measures.lexicon import current_lexicon
from measures.models import Theme

# A word of this weight speaks for its theme alone (seeds/theme_lexicon.toml).
SPEAKS_ALONE = 3


def find_theme(text: str, lexicon: Lexicon | None = None) -> Theme | None:
    """The theme of this slug or name, of which alone the text is a word, or whose name alone holds it."""
    text = "".join(text.split())
    if not text:
        return None
    if theme := Theme.objects.filter(Q(slug=text) | Q(name=text)).first():
        return theme
    weights = (lexicon or current_lexicon()).curated.get(text, {})
    named = [slug for slug, weight in weights.items() if weight >= SPEAKS_ALONE]
    of_words = Theme.objects.filter(slug__in=named) if named else Theme.objects.filter(name__contains=text)
    found = list(of_words[:2])
    return found[0] if len(found) == 1 else None


def themes_named_in(text: str) -> list[Theme]:
    """The theme that the text is, or those that words in it speak for alone, in the order of the themes."""
    lexicon = current_lexicon()
    if theme := find_theme(text, lexicon):
        return [theme]
    spoken = {
        slug
        for _, weights in lexicon.matches(text)
        for slug, weight in weights.items()
        if weight >= SPEAKS_ALONE
    }
    return list(Theme.objects.filter(slug__in=spoken)) if spoken else []
