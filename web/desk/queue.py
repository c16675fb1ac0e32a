"""What waits for a curator: the desk's front page and the review queue."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import User
from django.core.paginator import Paginator
from django.db.models import Count, F, Min
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.models import Article, ArticleStatus, ImportBatch
from documents.querysets import ArticleQuerySet
from measures.models import Axis, Measure, Tally
from measures.querysets import MeasureQuerySet
from regions.models import Level, Region
from regions.rollup import province_of
from web.desk.access import requires
from web.desk.permissions import EDIT
from web.desk.publishers import who_publishes

# Articles in the queue, which says so where more wait: whoever has reviewed these finds the next.
MOST_LISTED = 400
# Measures, in their order, among which those articles are sought; a long article has some thirty.
MOST_READ = 5_000
MOST_COUNTED = 10_000
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

    def first(self, region: str = "") -> list[int]:
        """The keys of the first MOST_LISTED articles with measures that await the reader, in order."""
        measures = self._waiting(region)
        if self.order == "confidence":
            ordered = measures.order_by("confidence", "article_id").values_list("article_id", flat=True)
            return list(dict.fromkeys(ordered[:MOST_READ]))[:MOST_LISTED]
        waiting = Article.objects.filter(pk__in=measures.order_by().values("article"))
        return list(waiting.order_by(ORDERS[self.order][0], "pk").values_list("pk", flat=True)[:MOST_LISTED])

    def articles(self, keys: Sequence[int]) -> ArticleQuerySet:
        """Some of the `first` in order, with `left_count` and `least_confidence`."""
        waiting = self._waiting().filter(article__in=keys)
        articles = Article.objects.filter(measures__in=waiting).annotate(
            left_count=Count("measures"), least_confidence=Min("measures__confidence")
        )
        articles = articles.select_related("region__parent__parent", "source").defer("body")
        return articles.order_by(ORDERS[self.order][0], "pk")

    def provinces(self) -> set[str]:
        """The codes of the provinces whose articles, or those of places in them, wait; without a batch by the tallies."""
        if self.batch is None:
            settled = F("all_rejected") if settings.SECOND_READER else F("all_rejected") + F("all_confirmed")
            sums = Tally.objects.along(Axis.TOTAL).filter(region__endswith="0000", all_measures__gt=settled)
            return set(sums.values_list("region", flat=True))
        codes = self._waiting().exclude(article__region=None).values_list("article__region_id", flat=True)
        return {province_of(code) for code in codes.order_by().distinct()}

    def left(self) -> int:
        """How many measures wait, counted up to MOST_COUNTED."""
        return self._waiting().order_by()[:MOST_COUNTED].count()

    def _waiting(self, region: str = "") -> MeasureQuerySet:
        # Few are withdrawn: a join would look at every article.
        withdrawn = Article.objects.filter(status=ArticleStatus.WITHDRAWN).order_by()
        measures = Measure.objects.awaiting(self.reader).exclude(article__in=withdrawn)
        if self.batch:
            measures = measures.filter(article__stagedarticle__file__batch=self.batch)
        return measures.in_region(region) if region else measures


def at_least(number: int, most: int, unit: str) -> str:
    """A number that was counted up to `most`, in words: 12 条, 10000 条以上."""
    return f"{number} {unit}{'以上' if number >= most else ''}"


@require_safe
@requires(EDIT)
def review_list(request: HttpRequest) -> HttpResponse:
    queue = Queue.asked(request.GET, request.user)
    codes = queue.provinces()
    provinces = Region.objects.filter(level=Level.PROVINCE, code__in=codes)
    region = request.GET.get("region", "")
    region = region if region in codes else ""
    left = queue.left()
    page = Paginator(queue.first(region), 20).get_page(request.GET.get("page"))
    page.object_list = list(queue.articles(page.object_list))
    context = {
        "page": page,
        "page_obj": page,
        "queue": queue,
        "left": left,
        "left_words": at_least(left, MOST_COUNTED, "条"),
        "most_listed": MOST_LISTED,
        "orders": [(value, label) for value, (_, label) in ORDERS.items()],
        "provinces": provinces,
        "region": region,
        "who_publishes": who_publishes(request.user),
    }
    return render(request, "desk/review_list.html", context)
