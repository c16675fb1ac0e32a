"""Localities: the tree of those that hold articles, and one locality with all that is known of it."""

from datetime import date
from typing import Any

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comparison.locality import Locality
from documents.models import Article
from documents.querysets import Reader, SearchedQuerySet
from measures.models import Measure
from regions.models import Region
from regions.rollup import RollUp, roll_up, tree_of
from web.lists.article_cards import as_cards

# With more localities than this, only provinces are listed until one is opened.
FOLD_FROM = 200
ARTICLES_SHOWN = 10
# With more localities than this, one to compare with is looked up by name.
CHOICES_UP_TO = 100


@require_safe
def region_list(request: HttpRequest) -> HttpResponse:
    """Own and below stand in columns of their own: a province's articles are not its counties'."""
    articles = Article.objects.visible_to(request.user)
    measures = Measure.objects.visible_to(request.user)
    latest = dict(articles.order_by().values_list("region_id").annotate(Max("published_on")))
    article_counts = _counts(articles, "region_id")
    measure_counts = _counts(measures, "article__region_id")
    regions = tree_of(article_counts.own)
    is_folded = len(regions) > FOLD_FROM
    opened = request.GET.get("open", "") if is_folded else ""
    if is_folded:
        regions = [each for each in regions if each.parent_id is None or each.code[:2] == opened[:2]]
    context = {
        "rows": [_row(each, article_counts, measure_counts, latest.get(each.code)) for each in regions],
        "nowhere_count": articles.filter(region=None).count(),
        "is_folded": is_folded,
        "opened": opened,
    }
    return render(request, "regions/region_list.html", context)


@require_safe
def region_detail(request: HttpRequest, code: str) -> HttpResponse:
    region = get_object_or_404(Region.objects.select_related("parent__parent", "successor"), pk=code)
    locality = Locality(region, request.user, own_only=request.GET.get("own") == "1")
    others = _others(region, request.user)
    crumbs = [(each.get_absolute_url(), each.name) for each in region.path[:-1]]
    context = {
        "region": region,
        "locality": locality,
        "newest": as_cards(locality.articles.newest_first(), request.user)[:ARTICLES_SHOWN],
        "crumbs": [("/regions/", "地区"), *crumbs],
        "others": others if len(others) <= CHOICES_UP_TO else [],
        "find_others": len(others) > CHOICES_UP_TO,
    }
    return render(request, "regions/region_detail.html", context)


def _row(
    region: Region, article_counts: RollUp, measure_counts: RollUp, latest: date | None
) -> dict[str, Any]:
    return {
        "region": region,
        "articles_own": article_counts.own[region.code],
        "articles_below": article_counts.below[region.code],
        "measures_own": measure_counts.own[region.code],
        "measures_below": measure_counts.below[region.code],
        "latest": latest,
    }


def _counts(queryset: SearchedQuerySet, field: str) -> RollUp:
    rows = queryset.exclude(**{field: None}).order_by().values_list(field).annotate(Count("pk"))
    return roll_up(dict(rows))


def _others(region: Region, user: Reader) -> list[Region]:
    """What a locality can be compared with: every other one that holds articles, or lies above one that does."""
    codes = (
        Article.objects.visible_to(user).exclude(region=None).order_by().values_list("region_id", flat=True)
    )
    return [other for other in tree_of(codes.distinct()) if other != region]
