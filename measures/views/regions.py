"""Localities: the tree of those that hold articles, and one locality with all that is known of it."""

from django.db.models import Count, Max
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from documents.models import Article
from measures.locality import Locality
from measures.models import Measure
from regions.models import Region
from regions.rollup import roll_up, tree_of


@require_safe
def region_list(request):
    """Own and below stand in columns of their own: a province's articles are not its counties'."""
    articles = _counts(Article.objects.visible_to(request.user), "region_id")
    measures = _counts(Measure.objects.visible_to(request.user), "article__region_id")
    latest = dict(
        Article.objects.visible_to(request.user)
        .order_by()
        .values_list("region_id")
        .annotate(Max("published_on"))
    )
    rows = [
        {
            "region": region,
            "articles_own": articles.own[region.code],
            "articles_below": articles.below[region.code],
            "measures_own": measures.own[region.code],
            "measures_below": measures.below[region.code],
            "latest": latest.get(region.code),
        }
        for region in tree_of(articles.own)
    ]
    nowhere = Article.objects.visible_to(request.user).filter(region=None).count()
    return render(request, "regions/region_list.html", {"rows": rows, "nowhere_count": nowhere})


@require_safe
def region_detail(request, code):
    region = get_object_or_404(Region.objects.select_related("parent__parent", "successor"), pk=code)
    locality = Locality(region, request.user, own_only=request.GET.get("own") == "1")
    crumbs = [(each.get_absolute_url(), each.name) for each in region.path[:-1]]
    context = {
        "region": region,
        "locality": locality,
        "crumbs": [("/regions/", "地区"), *crumbs],
        "others": _others(region, request.user),
    }
    return render(request, "regions/region_detail.html", context)


def _counts(queryset, field):
    rows = queryset.exclude(**{field: None}).order_by().values_list(field).annotate(Count("pk"))
    return roll_up(dict(rows))


def _others(region, user):
    """What a locality can be compared with: every other one that holds articles, or lies above one that does."""
    codes = (
        Article.objects.visible_to(user).exclude(region=None).order_by().values_list("region_id", flat=True)
    )
    return [other for other in tree_of(codes.distinct()) if other != region]
