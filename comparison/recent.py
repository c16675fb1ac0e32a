"""What became public lately, and which cells of the matrix it filled."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import nsmallest

from django.db.models import Count

from documents.models import Article
from documents.search.results import IsAmong
from measures.models import Axis, Measure, MeasureStatus, Tally, Theme
from regions.models import Region

# After a load of a whole collection the latest of it stand for it; of the cells that they filled the first are named.
MOST_ARTICLES, MOST_NAMED = 200, 12


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell of region and theme that had no measure before; `count` measures stand in it now."""

    region: Region
    theme: Theme
    count: int


@dataclass(frozen=True, slots=True)
class Recent:
    """How many articles became public, how many cells the latest of them filled, and of these those of most measures."""

    count: int
    cells: int = 0
    filled: Sequence[Filled] = ()


def recent(since: datetime) -> Recent:
    articles = Article.objects.filter(status="published", public_since__gt=since)
    latest = dict(articles.order_by("-public_since").values_list("pk", "region")[:MOST_ARTICLES])
    if not latest:
        return Recent(0)
    count = len(latest) if len(latest) < MOST_ARTICLES else articles.count()
    return Recent(count, *_filled(latest))


def _filled(region_of: Mapping[int, str | None]) -> tuple[int, list[Filled]]:
    """Cells all of whose measures stand in some articles, given with their regions; these are read off indexes alone.

    How many there are, and the first of them.
    """
    placed = {article: region for article, region in region_of.items() if region}
    inside = IsAmong(placed, "article_id")
    measures = Measure.objects.filter(inside).exclude(status=MeasureStatus.REJECTED)
    themes = Theme.objects.on_linkage().in_bulk()
    new: Counter[tuple[str, int]] = Counter()
    for article, theme, n in measures.order_by().values_list("article", "theme").annotate(n=Count("pk")):
        if theme in themes:
            new[placed[article], theme] += n
    cells = Tally.objects.filter(is_public=True).along(Axis.THEME)
    cells = cells.filter(region__in={region for region, _ in new}, key__in={str(theme) for _, theme in new})
    # A cell holds at least what is new in it: of the large ones, which are most, none can be new.
    small = cells.filter(own_counted__range=(1, max(new.values(), default=0)))
    held = small.values_list("region", "key", "own_counted")
    whole = [(region, int(key)) for region, key, n in held if n <= new[region, int(key)]]
    first = nsmallest(MOST_NAMED, whole, lambda cell: (-new[cell], cell[0], themes[cell[1]].order))
    regions = Region.objects.in_bulk([region for region, _ in first])
    return len(whole), [Filled(regions[region], themes[theme], new[region, theme]) for region, theme in first]
