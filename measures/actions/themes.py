"""Writes to the vocabulary of themes."""

from collections.abc import Sequence

from django.db import DatabaseError, transaction

from measures.filing import FALLBACK_THEME
from measures.models import Theme, ThemeGroup
from measures.seeds import ThemeGroupSeed, ThemeSeed, shipped_taxonomy


@transaction.atomic
def add_missing_themes(*, groups: Sequence[ThemeGroupSeed], themes: Sequence[ThemeSeed]) -> None:
    """Store the shipped groups and themes that are not there yet; what a curator changed stays."""
    for order, group in enumerate(groups):
        defaults = {"name": group.name, "name_en": group.name_en, "order": order}
        ThemeGroup.objects.get_or_create(slug=group.slug, defaults=defaults)
    stored = {group.slug: group for group in ThemeGroup.objects.all()}
    for order, seed in enumerate(themes):
        defaults = {
            "group": stored[seed.group],
            "name": seed.name,
            "name_en": seed.name_en,
            "revitalization": seed.revitalization,
            "covers": seed.covers,
            "order": order,
        }
        Theme.objects.get_or_create(slug=seed.slug, defaults=defaults)


def stored_themes() -> dict[str, Theme]:
    """The themes by slug, with the fallback put back where it is gone, and all that are shipped where there are none."""
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    if FALLBACK_THEME in themes:
        return themes
    groups, shipped = shipped_taxonomy()
    if themes:
        shipped = [seed for seed in shipped if seed.slug == FALLBACK_THEME]
        groups = [seed for seed in groups if seed.slug in {theme.group for theme in shipped}]
    add_missing_themes(groups=groups, themes=shipped)
    return {theme.slug: theme for theme in Theme.objects.all()}


def theme_slugs() -> frozenset[str]:
    """What `stored_themes` would hold; writes nothing, and works before the first migration too."""
    try:
        slugs = frozenset(Theme.objects.values_list("slug", flat=True))
    except DatabaseError:
        slugs = frozenset()
    _, shipped = shipped_taxonomy()
    return slugs | {FALLBACK_THEME} if slugs else frozenset(seed.slug for seed in shipped)
