"""Localities: the tree of those that hold articles, and one locality with all that is known of it."""

from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Count, F, Max
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from comparison.locality import Locality
from comparison.pictures.tiles import CODES
from documents.models import Article, SmallerPlaceKind
from documents.querysets import Reader
from measures.models import Axis, Tally
from measures.models.tally import EVERYWHERE
from regions.lookup import changes_of
from regions.models import Region
from regions.rollup import RollUp, roll_up, tree_of
from web.lists.article_cards import newest_cards, tell_apart
from web.lists.provinces import provinces

# With more localities than this, only provinces are listed until one is opened.
FOLD_FROM = 200
ARTICLES_SHOWN = 10
# With more localities than this, one to compare with is looked up by name.
CHOICES_UP_TO = 100
SMALLER_SHOWN = 60


@require_safe
def region_list(request: HttpRequest) -> HttpResponse:
    """Own and below stand in columns of their own: a province's articles are not its counties'. `then=1` counts places as
    they were when their texts were written."""
    totals = Tally.objects.seen_by(request.user).along(Axis.TOTAL)
    is_then = request.GET.get("then") == "1"
    article_counts, measure_counts = _counts(request.user, is_then)
    regions = tree_of(article_counts.own)
    is_folded = len(regions) > FOLD_FROM
    opened = request.GET.get("open", "") if is_folded else ""
    if is_folded:
        regions = [each for each in regions if each.parent_id is None or each.code[:2] == opened[:2]]
    latest = _latest(request.user, [each.pk for each in regions], is_then)
    context = {
        "rows": [_row(each, article_counts, measure_counts, latest.get(each.code)) for each in regions],
        "nowhere_count": totals.everywhere().total("own_articles"),
        "provinces": provinces({code: measure_counts.total(code) for code in CODES}),
        "is_folded": is_folded,
        "opened": opened,
        "is_then": is_then,
    }
    return render(request, "regions/region_list.html", context)


def _counts(user: Reader, is_then: bool) -> tuple[RollUp, RollUp]:
    """Articles and measures by region."""
    totals = Tally.objects.seen_by(user).along(Axis.TOTAL, then=is_then).exclude(region=EVERYWHERE)
    return roll_up(totals.by("region", "own_articles")), roll_up(totals.by("region", "own_measures"))


def _latest(user: Reader, codes: list[str], is_then: bool) -> dict[str, date]:
    """When the newest article of each region itself appeared."""
    articles = Article.objects.visible_to(user).order_by()
    place = Coalesce("region_then", "region") if is_then else F("region")
    articles = articles.annotate(place=place).filter(place__in=codes)
    return dict(articles.values_list("place").annotate(Max("published_on")))


@require_safe
def region_detail(request: HttpRequest, code: str) -> HttpResponse:
    region = get_object_or_404(Region.objects.select_related("parent__parent", "successor"), pk=code)
    locality = Locality(region, request.user, own_only=request.GET.get("own") == "1")
    others, are_many = _others(region, request.user)
    crumbs = [(each.get_absolute_url(), each.shown_name) for each in region.path[:-1]]
    context = {
        "region": region,
        "locality": locality,
        "newest": tell_apart(newest_cards(locality.articles, request.user, ARTICLES_SHOWN)),
        "crumbs": [(reverse("region_list"), gettext("地区")), *crumbs],
        "changes": changes_of(region),
        "smaller_places": _smaller_places(region, request.user),
        "texts_then": [] if region.is_active else _texts_then(region, request.user),
        "others": others,
        "find_others": are_many,
    }
    return render(request, "regions/region_detail.html", context)


def _smaller_places(region: Region, user: Reader) -> list[tuple[str, list[tuple[str, int]]]]:
    """The development zones and towns that titles name right below the region, by kind, those of most articles first."""
    articles = Article.objects.visible_to(user).filter(region=region).exclude(smaller_place="").order_by()
    rows = articles.values_list("smaller_kind", "smaller_place").annotate(many=Count("pk"))
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for kind, name, many in rows.order_by("-many", "smaller_place")[:SMALLER_SHOWN]:
        found[kind].append((name, many))
    return [(str(SmallerPlaceKind(kind).label), found[kind]) for kind in sorted(found, reverse=True)]


def _texts_then(region: Region, user: Reader) -> list[Article]:
    """The newest articles written when the place was this region."""
    articles = Article.objects.visible_to(user).filter(region_then=region)
    return newest_cards(articles, user, ARTICLES_SHOWN)


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


def _others(region: Region, user: Reader) -> tuple[list[Region], bool]:
    """What a locality can be compared with: every other one that holds articles, or lies above one that does.

    Or none, and that there are too many to choose from.
    """
    totals = Tally.objects.seen_by(user).along(Axis.TOTAL).exclude(region=EVERYWHERE)
    codes = set(
        totals.filter(all_articles__gt=0).exclude(region=region.code).values_list("region", flat=True)
    )
    are_many = len(codes) > CHOICES_UP_TO
    return ([] if are_many else list(Region.objects.filter(code__in=codes))), are_many
