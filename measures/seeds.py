"""The shipped taxonomy, seeds/themes.toml, in the shape of the file."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class ThemeSeed:
    slug: str
    group: str
    name: str
    name_en: str
    revitalization: str
    covers: str


@dataclass(frozen=True)
class ThemeGroupSeed:
    slug: str
    name: str
    name_en: str


def read_taxonomy(path: Path) -> tuple[list[ThemeGroupSeed], list[ThemeSeed]]:
    """Return groups and themes in their printed order."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return [ThemeGroupSeed(**row) for row in data["group"]], [ThemeSeed(**row) for row in data["theme"]]


@lru_cache(maxsize=1)
def shipped_taxonomy() -> tuple[list[ThemeGroupSeed], list[ThemeSeed]]:
    return read_taxonomy(settings.SEEDS_DIR / "themes.toml")
