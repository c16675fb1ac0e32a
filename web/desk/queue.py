"""What waits for a curator: the desk's front page and the review queue."""

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.models import Article, ArticleStatus
from documents.querysets import ArticleQuerySet
from measures.models import Measure
from regions.models import Level, Region
from regions.rollup import province_of
from web.desk.access import requires
from web.desk.permissions import EDIT

ORDERS = {
    "confidence": ("least_confidence", "把握小的在前"),
    "age": ("created_at", "入库早的在前"),
    "region": ("region_id", "按地区"),
}


def review_queue(reader: User, *, order: str = "confidence", region: str = "") -> ArticleQuerySet:
    """Articles with measures that await `reader`, with `left_count` and `least_confidence`."""
    articles = Article.objects.exclude(status=ArticleStatus.WITHDRAWN)
    if region:
        articles = articles.in_region(region)
    articles = articles.filter(measures__in=Measure.objects.awaiting(reader))
    articles = articles.annotate(left_count=Count("measures"), least_confidence=Min("measures__confidence"))
    key = ORDERS.get(order, ORDERS["confidence"])[0]
    return articles.select_related("region__parent__parent", "source").defer("body").order_by(key, "pk")


@require_safe
@requires(EDIT)
def review_list(request: HttpRequest) -> HttpResponse:
    order = request.GET.get("order", "confidence")
    order = order if order in ORDERS else "confidence"
    waiting = review_queue(request.user)
    codes = {province_of(code) for code in waiting.values_list("region_id", flat=True) if code}
    provinces = Region.objects.filter(level=Level.PROVINCE, code__in=codes)
    region = request.GET.get("region", "")
    region = region if region in codes else ""
    articles = review_queue(request.user, order=order, region=region)
    page = Paginator(articles, 20).get_page(request.GET.get("page"))
    left = Measure.objects.awaiting(request.user).exclude(article__status=ArticleStatus.WITHDRAWN).count()
    context = {
        "page": page,
        "page_obj": page,
        "left": left,
        "order": order,
        "orders": [(value, label) for value, (_, label) in ORDERS.items()],
        "provinces": provinces,
        "region": region,
    }
    return render(request, "desk/review_list.html", context)
