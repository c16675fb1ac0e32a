"""Themes: what each covers, and which localities do what about it."""

from collections.abc import Iterable

from django.core.paginator import Paginator
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, RowNumber
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from documents.models import Article
from measures.models import Measure, Mention, Theme
from measures.querysets import MeasureQuerySet
from regions.models import Region

REGIONS_A_PAGE = 20
MEASURES_A_REGION = 6
_touched = Measure.secondary_themes.through


@require_safe
def theme_list(request: HttpRequest) -> HttpResponse:
    measures = Measure.objects.visible_to(request.user).order_by().values("theme_id")
    counted = measures.annotate(
        measure_count=Count("pk"), region_count=Count("article__region", distinct=True)
    )
    counts = {row["theme_id"]: row for row in counted}
    themes = Theme.objects.select_related("group").annotate(
        touched_count=_counted(_touched.objects.filter(measure__in=Measure.objects.visible_to(request.user))),
        sentence_count=_counted(Mention.objects.visible_to(request.user)),
        has_articles=Exists(Article.objects.visible_to(request.user)),
    )
    rows = [
        {
            "theme": theme,
            "measure_count": counts.get(theme.pk, {}).get("measure_count", 0),
            "region_count": counts.get(theme.pk, {}).get("region_count", 0),
        }
        for theme in themes
    ]
    return render(request, "measures/theme_list.html", {"rows": rows})


@require_safe
def theme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    theme = get_object_or_404(Theme.objects.select_related("group"), slug=slug)
    measures = Measure.objects.visible_to(request.user)
    articles = Article.objects.visible_to(request.user).exclude(region=None).order_by()
    article_counts = dict(articles.values_list("region_id").annotate(Count("pk")))
    counts = dict(
        measures.filter(theme=theme).order_by().values_list("article__region_id").annotate(Count("pk"))
    )
    regions = Region.objects.filter(pk__in=article_counts).select_related("parent__parent")
    covered = regions.filter(pk__in=[code for code in counts if code])
    page = Paginator(covered, REGIONS_A_PAGE).get_page(request.GET.get("page"))
    first = _first_of_each_region(measures.filter(theme=theme), page)
    related = set(measures.filter(secondary_themes=theme).values_list("article__region_id", flat=True))
    speaking = Mention.objects.visible_to(request.user).filter(theme=theme).order_by()
    sentences = dict(speaking.values_list("article__region_id").annotate(Count("pk")))
    without = [(each, article_counts[each.pk]) for each in regions if each.pk not in counts]
    silent = {each.pk for each, _ in without} - related
    context = {
        "theme": theme,
        "page": page,
        "rows": [{"region": each, "count": counts[each.pk], "shown": first[each.pk]} for each in page],
        "touched": [each for each, _ in without if each.pk in related],
        "mentioned": [
            (each, sentences[each.pk]) for each, _ in without if each.pk in silent & set(sentences)
        ],
        "unmentioned": [(each, count) for each, count in without if each.pk in silent - set(sentences)],
        "measure_count": sum(counts.values()),
        "siblings": theme.group.themes.exclude(pk=theme.pk),
    }
    return render(request, "measures/theme_detail.html", context)


def _counted(rows: QuerySet) -> Coalesce:
    """How many of the rows name the theme of the outer query."""
    each = rows.filter(theme=OuterRef("pk")).order_by().values("theme").annotate(count=Count("pk"))
    return Coalesce(Subquery(each.values("count")), 0)


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
