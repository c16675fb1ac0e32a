"""An editor at the import desk, with the shipped themes."""

import pytest

from measures.actions.themes import add_missing_themes
from measures.seeds import read_taxonomy
from tests.factories import make_region, make_theme


@pytest.fixture
def import_client(client, editor):
    for slug in ("industry", "monitoring", "other"):
        make_theme(slug, slug)
    make_region("520000", "贵州省")
    client.force_login(editor)
    return client


@pytest.fixture
def every_theme(db, settings):
    """The shipped themes, which extraction names."""
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
