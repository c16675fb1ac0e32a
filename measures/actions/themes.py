"""Writes to the vocabulary of themes."""

from collections.abc import Sequence

from django.db import transaction

from measures.models import Theme, ThemeGroup
from measures.seeds import ThemeGroupSeed, ThemeSeed


@transaction.atomic
def add_missing_themes(*, groups: Sequence[ThemeGroupSeed], themes: Sequence[ThemeSeed]) -> None:
    """Store the shipped groups and themes that are not there yet; what a curator changed stays."""
    for order, seed in enumerate(groups):
        defaults = {"name": seed.name, "name_en": seed.name_en, "order": order}
        ThemeGroup.objects.get_or_create(slug=seed.slug, defaults=defaults)
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
