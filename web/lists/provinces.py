"""The provinces as a picture: how many measures stand in each, its cities and counties included."""

from collections.abc import Mapping
from dataclasses import dataclass

from comparison.pictures.tiles import CODES, SIDE, Tile, TileMap, tile_map
from documents.querysets import Reader
from measures.models import Axis, Tally
from regions.models import Region


@dataclass(frozen=True)
class Provinces:
    """The drawing, and each of its tiles with the province that it stands for."""

    drawn: TileMap
    tiles: list[tuple[Tile, Region]]
    side: int = SIDE

    @property
    def ranked(self) -> list[tuple[Tile, Region]]:
        """Those with measures, the most first."""
        held = [pair for pair in self.tiles if pair[0].value]
        return sorted(held, key=lambda pair: (-pair[0].value, pair[0].code))


def measures_by_province(reader: Reader) -> dict[str, int]:
    totals = Tally.objects.seen_by(reader).along(Axis.TOTAL).filter(region__in=CODES)
    return totals.by("region", "all_measures")


def provinces(measures: Mapping[str, int]) -> Provinces | None:
    """Of how many measures each has, by code; None where too few provinces have any. One query."""
    drawn = tile_map(measures)
    if drawn is None:
        return None
    regions = Region.objects.in_bulk(CODES)
    return Provinces(drawn, [(tile, regions[tile.code]) for tile in drawn.tiles if tile.code in regions])
