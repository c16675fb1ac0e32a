"""The administrative tree as shipped: seeds/regions.csv (divisions in force, and abolished ones with successors) and
seeds/region_changes.csv (how and when; docs/regions.md says from where)."""

import csv
from pathlib import Path

from regions.models import Region, RegionChange
from regions.pinyin import initials_of


def read_regions(path: Path) -> list[Region]:
    """Return unsaved regions, parents before children, successors before those they succeed."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    regions = [
        Region(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            initials=initials_of(row["name"]),
            level=row["level"],
            parent_id=row["parent"] or None,
            is_active=row["is_active"] == "1",
            successor_id=row["successor"] or None,
        )
        for row in rows
    ]
    return sorted(
        regions, key=lambda region: (region.parent_id is not None, not region.is_active, region.code)
    )


def read_changes(path: Path) -> list[RegionChange]:
    """Return unsaved changes of shipped regions."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            RegionChange(
                former_id=row["former"] or None,
                former_name=row["former_name"],
                region_id=row["region"],
                kind=row["kind"],
                happened=row["happened"],
            )
            for row in csv.DictReader(file)
        ]
