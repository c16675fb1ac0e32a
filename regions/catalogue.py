"""The gazetteer of this installation: its own regions, or the shipped ones where none are loaded yet."""

import csv

from django.conf import settings
from django.db import DatabaseError

from regions.gazetteer.gazetteer import Gazetteer, OtherName, RegionName
from regions.models import Region


def load_gazetteer() -> Gazetteer:
    """Build a gazetteer; works before the first migration too, so that a dry run needs no database."""
    return Gazetteer(stored_names() or shipped_names(), other_names())


def stored_names() -> list[RegionName]:
    fields = ("code", "name", "short_name", "level", "parent_id", "is_active", "successor_id")
    try:
        rows = list(Region.objects.values_list(*fields))
    except DatabaseError:
        return []
    return [
        RegionName(code, name, short_name, level, parent or "", is_active, successor or "")
        for code, name, short_name, level, parent, is_active, successor in rows
    ]


def other_names() -> list[OtherName]:
    """Former names that have no code of their own, and short forms that no rule gives (seeds/region_other_names.csv)."""
    with (settings.SEEDS_DIR / "region_other_names.csv").open(encoding="utf-8", newline="") as file:
        return [OtherName(row["name"], row["code"], row["is_full"] == "1") for row in csv.DictReader(file)]


def shipped_names() -> list[RegionName]:
    with (settings.SEEDS_DIR / "regions.csv").open(encoding="utf-8", newline="") as file:
        return [RegionName(is_active=row.pop("is_active") == "1", **row) for row in csv.DictReader(file)]
