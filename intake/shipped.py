"""What the program brings along for every library: regions, their changes, themes, words; never over what stands there."""

from django.conf import settings

from documents.search.vocabulary import add_shipped_vocabulary
from measures.actions.themes import add_missing_themes
from measures.seeds import shipped_taxonomy
from regions.actions import add_missing_changes, add_missing_regions
from regions.seeds import read_changes, read_regions


def add_shipped_rows() -> tuple[int, int]:
    """Return how many regions and changes of regions were new."""
    regions = add_missing_regions(regions=read_regions(settings.SEEDS_DIR / "regions.csv"))
    changes = add_missing_changes(changes=read_changes(settings.SEEDS_DIR / "region_changes.csv"))
    groups, themes = shipped_taxonomy()
    add_missing_themes(groups=groups, themes=themes)
    add_shipped_vocabulary()
    return regions, changes
