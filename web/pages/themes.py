"""Themes: what each covers, and which localities do what about it."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db.models import Count, Sum, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comparison.pictures.years import strip
from documents.followers import UNDATED
from documents.querysets import Reader
from measures.models import Axis, Measure, Tally, Theme
from measures.models.tally import EVERY_YEAR, EVERYWHERE, TallyQuerySet
from measures.querysets import MeasureQuerySet
from regions.models import Region

REGIONS_A_PAGE = 20
MEASURES_A_REGION = 6


@require_safe
def theme_list(request: HttpRequest) -> HttpResponse:
    tallies = Tally.objects.seen_by(request.user)
    by_theme = tallies.along(Axis.THEME)
    everywhere = by_theme.everywhere().values("key").order_by()
    sums = {name: Sum(f"all_{name}") for name in ("measures", "touched", "sentences")}
    counts = {row["key"]: row for row in everywhere.annotate(**sums)}
    held = by_theme.exclude(region=EVERYWHERE).filter(own_measures__gt=0).order_by().values_list("key")
    regions = dict(held.annotate(Count("region", distinct=True)))
    context = {
        "rows": [
            {
                "theme": theme,
                "counts": counts.get(str(theme.pk)),
                "region_count": regions.get(str(theme.pk), 0),
            }
            for theme in Theme.objects.select_related("group")
        ],
        "has_articles": tallies.along(Axis.TOTAL).everywhere().exists(),
    }
    return render(request, "measures/theme_list.html", context)


@require_safe
def theme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    theme = get_object_or_404(Theme.objects.select_related("group"), slug=slug)
    regions = _standings(theme, request.user)
    counts = {code: standing["measures"] for code, standing in regions.items() if standing["measures"]}
    covered = Region.objects.filter(pk__in=counts).select_related("parent__parent")
    page = Paginator(covered, REGIONS_A_PAGE).get_page(request.GET.get("page"))
    measures = Measure.objects.visible_to(request.user).filter(theme=theme)
    first = _first_of_each_region(measures, page)
    without = Region.objects.filter(pk__in=regions.keys() - counts.keys()).select_related("parent__parent")
    years = _by_year(theme, request.user)
    undated = years.pop(UNDATED, 0)
    context = {
        "theme": theme,
        "page": page,
        "rows": [{"region": each, "count": counts[each.pk], "shown": first[each.pk]} for each in page],
        "touched": [each for each in without if regions[each.pk]["touched"]],
        "mentioned": [
            (each, of["sentences"])
            for each in without
            if (of := regions[each.pk])["sentences"] and not of["touched"]
        ],
        "unmentioned": [
            (each, of["articles"])
            for each in without
            if not (of := regions[each.pk])["sentences"] and not of["touched"]
        ],
        "measure_count": _of_theme(theme, request.user).everywhere().total("all_measures"),
        "strip": strip(years),
        "undated": undated,
        "siblings": theme.group.themes.exclude(pk=theme.pk),
    }
    return render(request, "measures/theme_detail.html", context)


def _of_theme(theme: Theme, reader: Reader) -> TallyQuerySet:
    return Tally.objects.seen_by(reader).along(Axis.THEME).filter(key=str(theme.pk))


def _by_year(theme: Theme, reader: Reader) -> dict[int, int]:
    """Measures on the theme by the year of their articles; UNDATED stands for those of no date."""
    rows = Tally.objects.seen_by(reader).filter(axis=Axis.THEME, key=str(theme.pk)).everywhere()
    return rows.exclude(year=EVERY_YEAR).by("year", "all_measures")


def _standings(theme: Theme, reader: Reader) -> dict[str, dict[str, int]]:
    """By region that holds articles: its own articles, and what they have on the theme."""
    held = Tally.objects.seen_by(reader).along(Axis.TOTAL).exclude(region=EVERYWHERE)
    found = {
        code: {"articles": many, "measures": 0, "touched": 0, "sentences": 0}
        for code, many in held.by("region", "own_articles").items()
    }
    names = ("measures", "touched", "sentences")
    rows = _of_theme(theme, reader).exclude(region=EVERYWHERE).order_by().values_list("region")
    for code, *sums in rows.annotate(**{name: Sum(f"own_{name}") for name in names}):
        if code in found:
            found[code].update(zip(names, sums, strict=True))
    return found


def _first_of_each_region(measures: MeasureQuerySet, regions: Iterable[Region]) -> dict[str, list[Measure]]:
    place = Window(RowNumber(), partition_by="article__region_id", order_by=["article_id", "position"])
    ranked = measures.filter(article__region__in=[each.pk for each in regions]).annotate(
        place_in_region=place
    )
    first: dict[str, list[Measure]] = {}
    shown = (
        ranked.filter(place_in_region__lte=MEASURES_A_REGION).select_related("article").defer("article__body")
    )
    for measure in shown.order_by("article", "position"):
        first.setdefault(measure.article.region_id, []).append(measure)
    return first
