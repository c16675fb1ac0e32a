"""The list of drafts, for staff: what has come in and is not public yet, and who brought it."""

from collections.abc import Iterable
from dataclasses import dataclass

import django_filters as filters
from django.contrib.auth.models import User
from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from documents.models import Article, ArticleKind, ArticleStatus, ImportBatch, Source, WatchedPage
from documents.querysets import Reader
from measures.models import Measure
from web.lists.articles import ArticleFilter
from web.lists.cards import show_articles
from web.lists.faceted import FacetedFilterSet
from web.lists.facets import ChoiceFacet, NamedFacet, Row
from web.lists.lists import SearchedList
from web.lists.ordered import ListOrder
from web.lists.region_facet import FoldedRegionFacet
from web.lists.tallied import TalliedRows
from web.people import name_of


@dataclass(frozen=True)
class ImporterFacet(NamedFacet):
    """Who handed the file over, by full name where the account has one."""

    def rows(self, filterset: FacetedFilterSet) -> Iterable[Row]:
        counts = filterset.counts(self)
        accounts = User.objects.in_bulk(list(counts))
        ranked = sorted(accounts.values(), key=lambda each: (-counts[each.pk], each.pk))
        return [(each.pk, name_of(each), counts[each.pk]) for each in ranked]


class DraftFilter(ArticleFilter):
    tallied_rows = TalliedRows({"": (("drafts",), ())}, axes=frozenset({"source"}))

    facets = (
        FoldedRegionFacet(field="region"),
        ChoiceFacet("kind", "kind", "体裁", offered=ArticleKind.choices),
        NamedFacet("source", "source", "来源", model=Source),
        ImporterFacet("importer", "source_file__received_by", "导入人", model=User),
    )
    orders = {
        "late": ListOrder("最近入库", ("-created_at", "-pk")),
        "early": ListOrder("最早入库", ("created_at", "pk")),
        "region": ListOrder("按区划", (F("region_id").asc(nulls_last=True), "-pk")),
        "title": ListOrder("按标题", ("title", "-pk")),
    }

    batch = filters.ModelChoiceFilter(
        queryset=ImportBatch.objects.all(), field_name="stagedarticle__file__batch", label="批次"
    )

    watched = filters.ModelChoiceFilter(
        queryset=WatchedPage.objects.all(), field_name="gatheredlink__page", label="采集来源", distinct=True
    )

    class Meta(ArticleFilter.Meta):
        pass

    @classmethod
    def offered_to(cls, user: Reader) -> QuerySet:
        return Article.objects.filter(status=ArticleStatus.DRAFT)


def as_rows(articles: QuerySet, user: Reader) -> QuerySet:
    """With importer, the number of measures that are not rejected, and of those that await `user`."""
    measures = Measure.objects.filter(article=OuterRef("pk")).order_by()
    return (
        articles.select_related("region__parent__parent", "source", "source_file__received_by")
        .defer("body", "source_file__content")
        .annotate(
            measure_count=counted(measures.exclude(status="rejected")),
            left_count=counted(measures.awaiting(user)),
        )
    )


def counted(measures: QuerySet) -> Coalesce:
    return Coalesce(Subquery(measures.values("article").annotate(many=Count("pk")).values("many")), 0)


DRAFTS = SearchedList("drafts", "草稿", DraftFilter, as_rows, show_articles)
