"""From what a person typed to the theme that it names."""

from django.db.models import Q

from measures.lexicon import current_lexicon
from measures.models import Theme

# A word of this weight speaks for its theme alone (seeds/theme_lexicon.toml).
SPEAKS_ALONE = 3


def find_theme(text: str) -> Theme | None:
    """The theme of this slug or name, of which alone the text is a word, or whose name alone holds it."""
    text = "".join(text.split())
    if not text:
        return None
    if theme := Theme.objects.filter(Q(slug=text) | Q(name=text)).first():
        return theme
    weights = current_lexicon().curated.get(text, {})
    named = [slug for slug, weight in weights.items() if weight >= SPEAKS_ALONE]
    of_words = Theme.objects.filter(slug__in=named) if named else Theme.objects.filter(name__contains=text)
    found = list(of_words[:2])
    return found[0] if len(found) == 1 else None
