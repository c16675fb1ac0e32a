"""What became public lately, and which cells of the matrix it filled."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from documents.models import Article
from measures.models import Axis, Measure, MeasureStatus, Tally, Theme
from regions.models import Region

# After a load of a whole collection the latest of it stand for it.
MOST_ARTICLES = 200


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell of region and theme that had no measure before; `count` measures stand in it now."""

    region: Region
    theme: Theme
    count: int


@dataclass(frozen=True, slots=True)
class Recent:
    """How many articles became public, and the cells that the latest of them filled, those of most measures first."""

    count: int
    filled: Sequence[Filled]


def recent(since: datetime) -> Recent:
    articles = Article.objects.filter(status="published", public_since__gt=since)
    latest = dict(articles.order_by("-public_since").values_list("pk", "region")[:MOST_ARTICLES])
    if not latest:
        return Recent(0, ())
    count = len(latest) if len(latest) < MOST_ARTICLES else articles.count()
    return Recent(count, _filled(latest))


def _filled(region_of: Mapping[int, str | None]) -> list[Filled]:
    """Cells all of whose measures stand in some articles, given with their regions; these are read off indexes alone."""
    placed = {article: region for article, region in region_of.items() if region}
    measures = Measure.objects.filter(article__in=placed).exclude(status=MeasureStatus.REJECTED)
    themes = Theme.objects.on_linkage().in_bulk()
    new: Counter[tuple[str, int]] = Counter()
    for article, theme, n in measures.order_by().values_list("article", "theme").annotate(n=Count("pk")):
        if theme in themes:
            new[placed[article], theme] += n
    cells = Tally.objects.filter(is_public=True).along(Axis.THEME)
    cells = cells.filter(region__in={region for region, _ in new}, key__in={str(theme) for _, theme in new})
    held = {(region, int(key)): n for region, key, n in cells.values_list("region", "key", "own_counted")}
    whole = {cell: n for cell, n in new.items() if held.get(cell, 0) <= n}
    regions = Region.objects.in_bulk([region for region, _ in whole])
    filled = [Filled(regions[region], themes[theme], n) for (region, theme), n in whole.items()]
    return sorted(filled, key=lambda each: (-each.count, each.region.code, each.theme.order))
