"""The list of articles as its query string asks for it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import django_filters as filters
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext_lazy, pgettext_lazy

from documents.models import Article, ArticleStatus
from measures.models import Measure, Theme
from web.lists.faceted import FacetedFilterSet
from web.lists.facets import ChoiceFacet, Facet, Row
from web.lists.ordered import ListOrder
from web.lists.publication import publication_facets
from web.lists.region_facet import FoldedRegionFacet
from web.lists.searched import SearchedFilterSet
from web.lists.tallied import TalliedRows


class ArticleThemeFilter(filters.ModelChoiceFilter):
    """Articles with a measure that the reader may see and whose main theme it is."""

    def filter(self, queryset: QuerySet, theme: Theme | None) -> QuerySet:
        if theme is None:
            return queryset
        return queryset.filter(pk__in=self.parent.measures.filter(theme=theme).values("article_id"))


@dataclass(frozen=True)
class ArticleThemeFacet(Facet):
    """The themes of an article's measures, those of most articles first."""

    def filters(self) -> dict[str, filters.Filter]:
        theme = ArticleThemeFilter(queryset=Theme.objects.all(), to_field_name="slug", label=self.label)
        return {self.name: theme}

    def rows(self, filterset: FacetedFilterSet) -> Iterable[Row]:
        counts = filterset.tallied(self.name)
        if counts is None:
            articles = filterset.qs_without(self.name).values("pk")[: filterset.most_counted]
            of_theme = filterset.measures.filter(article_id__in=articles).values_list("theme_id")
            counts = dict(of_theme.annotate(Count("article_id", distinct=True)))
        themes = Theme.objects.in_bulk(counts)
        ranked = sorted(themes.values(), key=lambda theme: (-counts[theme.pk], theme.order, theme.pk))
        return [(theme.slug, theme.shown_name, counts[theme.pk]) for theme in ranked]


class ArticleFilter(SearchedFilterSet):
    """`status` is for staff."""

    tallied_rows = TalliedRows(
        {
            "": (("articles",), ()),
            ArticleStatus.DRAFT: (("drafts",), ()),
            ArticleStatus.PUBLISHED: (("articles",), ("drafts", "withdrawn")),
            ArticleStatus.WITHDRAWN: (("withdrawn",), ()),
        },
        axes=frozenset({"theme", "source", "official"}),
    )

    facets = (
        FoldedRegionFacet(field="region"),
        ArticleThemeFacet("theme", "", pgettext_lazy("kind of one", "主题")),
        *publication_facets(""),
        ChoiceFacet("status", "status", gettext_lazy("状态"), offered=ArticleStatus.choices),
    )
    # Ties fall to the newest entry.
    orders = {
        "new": ListOrder(gettext_lazy("日期新的在前"), (F("published_on").desc(nulls_last=True), "-pk")),
        "old": ListOrder(gettext_lazy("日期旧的在前"), (F("published_on").asc(nulls_last=True), "-pk")),
        "region": ListOrder(gettext_lazy("按区划"), (F("region_id").asc(nulls_last=True), "-pk")),
        "title": ListOrder(gettext_lazy("按标题"), ("title", "-pk")),
    }

    class Meta:
        model = Article
        fields = []

    def __init__(self, data: Mapping[str, Any], *, user: User | AnonymousUser, **kwargs: Any) -> None:
        super().__init__(data, user=user, queryset=self.offered_to(user), **kwargs)
        self.measures = Measure.objects.visible_to(user).order_by()
        if not user.is_staff:
            self.filters.pop("status", None)

    @classmethod
    def offered_to(cls, user: User | AnonymousUser) -> QuerySet:
        """The articles of the list before any filter."""
        return Article.objects.visible_to(user)
