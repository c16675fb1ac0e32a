"""What waits for a curator: the desk's front page and the review queue."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Count, Min
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.models import Article, ArticleStatus, ImportBatch
from documents.querysets import ArticleQuerySet
from measures.models import Measure
from regions.models import Level, Region
from regions.rollup import province_of
from web.desk.access import requires
from web.desk.permissions import EDIT
from web.desk.publishers import who_publishes

ORDERS = {
    "confidence": ("least_confidence", "把握小的在前"),
    "age": ("created_at", "入库早的在前"),
    "region": ("region_id", "按地区"),
}


@dataclass(frozen=True, slots=True)
class Queue:
    """What waits for `reader`: all of it or one batch of imports, in an order that the pages of review hand on."""

    reader: User
    order: str = "confidence"
    batch: ImportBatch | None = None

    @classmethod
    def asked(cls, data: QueryDict, reader: User) -> "Queue":
        """As an address or a form asks; what it cannot mean is left out."""
        order, batch = data.get("order", ""), data.get("batch", "")
        found = (
            ImportBatch.objects.filter(pk=batch).first() if batch.isdecimal() and len(batch) < 10 else None
        )
        return cls(reader, order if order in ORDERS else "confidence", found)

    @property
    def kept(self) -> str:
        """The query string that asks for the same queue."""
        return urlencode({"order": self.order, **({"batch": self.batch.pk} if self.batch else {})})

    def articles(self, *, region: str = "") -> ArticleQuerySet:
        """Articles with measures that await the reader, with `left_count` and `least_confidence`."""
        waiting = self._waiting()
        articles = (waiting.in_region(region) if region else waiting).annotate(
            left_count=Count("measures"), least_confidence=Min("measures__confidence")
        )
        articles = articles.select_related("region__parent__parent", "source").defer("body")
        return articles.order_by(ORDERS[self.order][0], "pk")

    def provinces(self) -> set[str]:
        """The codes of the provinces whose articles, or those of places in them, wait."""
        codes = self._waiting().exclude(region=None).order_by().values_list("region_id", flat=True).distinct()
        return {province_of(code) for code in codes}

    def _waiting(self) -> ArticleQuerySet:
        articles = Article.objects.exclude(status=ArticleStatus.WITHDRAWN)
        if self.batch:
            articles = articles.filter(stagedarticle__file__batch=self.batch)
        return articles.filter(measures__in=Measure.objects.awaiting(self.reader))

    def left(self) -> int:
        """How many measures wait."""
        measures = Measure.objects.awaiting(self.reader).exclude(article__status=ArticleStatus.WITHDRAWN)
        if self.batch:
            measures = measures.filter(article__stagedarticle__file__batch=self.batch)
        return measures.count()


@require_safe
@requires(EDIT)
def review_list(request: HttpRequest) -> HttpResponse:
    queue = Queue.asked(request.GET, request.user)
    codes = queue.provinces()
    provinces = Region.objects.filter(level=Level.PROVINCE, code__in=codes)
    region = request.GET.get("region", "")
    region = region if region in codes else ""
    page = Paginator(queue.articles(region=region), 20).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "page_obj": page,
        "queue": queue,
        "left": queue.left(),
        "orders": [(value, label) for value, (_, label) in ORDERS.items()],
        "provinces": provinces,
        "region": region,
        "who_publishes": who_publishes(request.user),
    }
    return render(request, "desk/review_list.html", context)
