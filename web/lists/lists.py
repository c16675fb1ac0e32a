"""The two lists that can be searched, articles and measures: what their pages, files and feeds have in common."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy, ngettext_lazy

from documents.search.query_log import record_query
from web.client_address import client_address
from web.lists.article_cards import as_cards, tell_apart
from web.lists.articles import ArticleFilter
from web.lists.cards import show_articles, show_measures
from web.lists.filters import MeasureFilter
from web.lists.paging import BoundedPaginator
from web.lists.values import show_values

PAGE_SIZE = 20


@dataclass(frozen=True)
class ListWords:
    """What a page says of a list: `counted` takes a number, the rest stand as they are."""

    counted: str = ""
    unit: str = ""
    heading: str = ""
    none_such: str = ""
    none_found: str = ""
    none_yet: str = ""
    none_alike: str = ""


@dataclass(frozen=True)
class SearchedList:
    """`name` is articles or measures, as in the names of the addresses: export_articles, feed_measures.

    `arrange` fetches what rows show, `show` adds what a search says of them, `tell` what tells like ones apart.
    """

    name: str
    label: str
    filterset: type
    arrange: Callable
    show: Callable
    tell: Callable = list
    words: ListWords = ListWords()

    def asked(self, data, user):
        return self.filterset(data, user=user)

    def context(self, filterset, request):
        """What every page of the list shows."""
        rows = filterset.rows(lambda queryset: self.arrange(queryset, request.user))
        total = None if filterset.is_ranked else filterset.total
        page = BoundedPaginator(rows, PAGE_SIZE, total=total).get_page(request.GET.get("page"))
        shown = self.show(page.object_list, filterset) if filterset.found else page.object_list
        return {
            "list": self,
            "filterset": filterset,
            "found": filterset.found,
            "page": page,
            "rows": self.tell(shown),
            "facets": filterset.shown_facets(),
            "sorts": filterset.sorts(),
            "values_of": f"{self.name}_values",
        }

    def values(self, request, facet):
        """All values of one of its facets, for whichever page of the list they were asked on."""
        back = reverse("search" if "in" in request.GET else f"{self.name.removesuffix('s')}_list")
        return show_values(request, self.asked(request.GET, request.user), facet, back)

    def record(self, filterset, request):
        """Count what a reader sought; turning pages and narrowing a list is no new question."""
        if filterset.found is None or filterset.is_narrowed or request.GET.get("page"):
            return
        found = filterset.found
        record_query(
            text=filterset.data["q"],
            model=self.name,
            hits=len(found.pks),
            is_relaxed=found.is_relaxed,
            asker=asker_of(request),
        )


def asker_of(request):
    """A digest that tells visitors apart and leads back to none; "" for staff, whose drafts their searches name."""
    if request.user.is_staff:
        return ""
    visitor = f"user {request.user.pk}" if request.user.is_authenticated else client_address(request)
    return salted_hmac("web.lists.lists.asker", visitor).hexdigest()[:12]


def of_one_only(*lists: SearchedList) -> frozenset[str]:
    """The parameters that not all of the lists read alike: known to some only, or to each as another thing."""
    read = [
        {(name, each.label, tuple(each.extra.get("choices", ()))) for name, each in filters.items()}
        for filters in (each.filterset.base_filters for each in lists)
    ]
    apart = set.union(*read) - set.intersection(*read)
    return frozenset(name for name, *_ in apart)


MEASURES = SearchedList(
    "measures",
    gettext_lazy("举措"),
    MeasureFilter,
    lambda measures, user: measures.with_card(),
    show_measures,
    words=ListWords(
        ngettext_lazy("%(count)d 条举措", "%(count)d 条举措", "count"),
        gettext_lazy("条"),
        gettext_lazy("举措列表"),
        gettext_lazy("没有符合条件的举措"),
        gettext_lazy("举措中没有找到"),
        gettext_lazy("库中还没有举措"),
        gettext_lazy("没有相近的举措"),
    ),
)
ARTICLES = SearchedList(
    "articles",
    gettext_lazy("文章"),
    ArticleFilter,
    as_cards,
    show_articles,
    tell_apart,
    words=ListWords(
        ngettext_lazy("%(count)d 篇文章", "%(count)d 篇文章", "count"),
        gettext_lazy("篇"),
        gettext_lazy("文章列表"),
        gettext_lazy("没有符合条件的文章"),
        gettext_lazy("文章中没有找到"),
        gettext_lazy("库中还没有文章"),
        gettext_lazy("没有相近的文章"),
    ),
)
