"""What is new in a list, under the list's own query, for feed readers."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from documents.models import Article
from measures.models import Measure
from web.files.sheet import writable
from web.lists.lists import ARTICLES, MEASURES
from web.lists.newest import newest
from web.lists.searched import SearchedFilterSet
from web.lists.typed import settles_what_is_typed

ENTRIES = 50
EXCERPT = 200  # characters


@require_safe
@settles_what_is_typed
def feed_articles(request: HttpRequest) -> HttpResponse:
    filterset = ARTICLES.asked(request.GET, request.user)
    rows = [
        (article, article, article.title, article.body) for article in newest(filterset).with_card()[:ENTRIES]
    ]
    return _atom(request, filterset, "文章", reverse("article_list"), rows)


@require_safe
@settles_what_is_typed
def feed_measures(request: HttpRequest) -> HttpResponse:
    filterset = MEASURES.asked(request.GET, request.user)
    measures = newest(filterset).with_card().prefetch_related("article__authorships__official")[:ENTRIES]
    rows = [(measure, measure.article, measure.title, measure.quote) for measure in measures]
    return _atom(request, filterset, "举措", reverse("measure_list"), rows)


def _atom(
    request: HttpRequest,
    filterset: SearchedFilterSet,
    label: str,
    address: str,
    rows: Iterable[tuple[Article | Measure, Article, str, str]],
) -> HttpResponse:
    """`rows` are (row with an address, its article, title, text)."""
    absolute = request.build_absolute_uri
    name = f"{label}：{filterset.description}" if filterset.description else f"最新{label}"
    query = request.GET.urlencode()
    feed = Atom1Feed(
        title=writable(f"衔接库 {name}"),
        link=absolute(f"{address}?{query}"),
        description="",
        feed_url=absolute(f"{request.path}?{query}"),
        language="zh-Hans",
        author_name="衔接库",
    )
    for row, article, title, text in rows:
        where = absolute(getattr(row, "permalink", "") or row.get_absolute_url())
        place = f"（{article.region.name}）" if article.region else ""
        feed.add_item(
            title=writable(f"{title}{place}"),
            link=where,
            unique_id=where,
            # Feed readers take a summary for HTML.
            description=escape(writable(_excerpt(text))),
            author_name=writable(_authors(article)),
            pubdate=article.created_at,
            updateddate=article.updated_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=Atom1Feed.content_type)


def _excerpt(text: str) -> str:
    return text if len(text) <= EXCERPT else f"{text[:EXCERPT]}……"


def _authors(article: Article) -> str:
    names = "、".join(each.official.name for each in article.authorships.all())
    return names or (article.source.name if article.source else "")
