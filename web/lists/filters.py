"""The list of measures as its query string asks for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import django_filters as filters
from django.contrib.auth.models import AnonymousUser, User
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy, pgettext_lazy

from documents.models import Article
from measures.models import Measure, MeasureStatus, Revitalization, Theme, ThemeGroup
from regions.models import Level
from web.lists.faceted import SwitchFilter
from web.lists.facets import ChoiceFacet, PlainFacet, ThemeFacet
from web.lists.ordered import ListOrder
from web.lists.publication import publication_facets
from web.lists.region_facet import FoldedRegionFacet
from web.lists.searched import SearchedFilterSet
from web.lists.tallied import TalliedRows

# Articles without a date or region come last either way; the databases would not agree on that by themselves.
_NEWEST = F("published_on").desc(nulls_last=True)
_OLDEST = F("published_on").asc(nulls_last=True)
ACHIEVED = (("0", gettext_lazy("做法和部署")), ("1", gettext_lazy("成效")))
_BY_REGION = F("region_id").asc(nulls_last=True)


class OrRelated:
    """By what a measure's main theme is; with `related`, by what any of its themes is."""

    def filter(self, queryset: QuerySet, value: Any) -> QuerySet:
        if not value or not self.parent.form.cleaned_data.get("related"):
            return super().filter(queryset, value)
        wanted = {self.field_name: value}
        touching = Measure.secondary_themes.through.objects.filter(**wanted).values("measure")
        return queryset.filter(Q(**wanted) | Q(pk__in=touching))


class ModelOrRelated(OrRelated, filters.ModelChoiceFilter):
    pass


class ChoiceOrRelated(OrRelated, filters.ChoiceFilter):
    pass


@dataclass(frozen=True)
class MeasureThemeFacet(ThemeFacet):
    def filters(self) -> dict[str, filters.Filter]:
        theme = ModelOrRelated(
            queryset=Theme.objects.all(), to_field_name="slug", field_name=self.field, label=self.label
        )
        return {
            self.name: theme,
            "related": SwitchFilter(method="unchanged", label=gettext_lazy("含相关主题")),
        }


class MeasureFilter(SearchedFilterSet):
    """Readers are not asked about rejected measures."""

    article_path = "article__"
    tallied_rows = TalliedRows(
        {
            "": (("measures",), ()),
            MeasureStatus.CANDIDATE: (("measures",), ("confirmed", "rejected")),
            MeasureStatus.CONFIRMED: (("confirmed",), ()),
            MeasureStatus.REJECTED: (("rejected",), ()),
        }
    )
    facets = (
        FoldedRegionFacet(),
        ChoiceFacet("level", "article__region__level", gettext_lazy("层级"), offered=Level.choices),
        MeasureThemeFacet("theme", "theme", pgettext_lazy("kind of one", "主题")),
        *publication_facets("article__"),
        PlainFacet("achieved", "is_achieved", gettext_lazy("性质"), offered=ACHIEVED),
        ChoiceFacet("status", "status", gettext_lazy("审核状态"), offered=MeasureStatus.choices),
    )
    within = ("position",)
    of_articles = ("region", "level", "kind", "source", "year", "since", "until")
    orders = {
        "new": ListOrder(gettext_lazy("日期新的在前"), (_NEWEST, "-pk")),
        "old": ListOrder(gettext_lazy("日期旧的在前"), (_OLDEST, "pk")),
        "region": ListOrder(gettext_lazy("按区划"), (_BY_REGION, _NEWEST, "pk")),
        "theme": ListOrder(gettext_lazy("按主题"), (_BY_REGION, "pk"), by_theme=True),
    }

    group = ModelOrRelated(
        queryset=ThemeGroup.objects.all(),
        to_field_name="slug",
        field_name="theme__group",
        label=gettext_lazy("主题组"),
    )
    revitalization = ChoiceOrRelated(
        choices=Revitalization.choices, field_name="theme__revitalization", label=gettext_lazy("五大振兴")
    )
    article = filters.ModelChoiceFilter(queryset=Article.objects.none(), label=gettext_lazy("文章"))

    class Meta:
        model = Measure
        fields = []

    def __init__(self, data: Mapping[str, Any], *, user: User | AnonymousUser, **kwargs: Any) -> None:
        super().__init__(data, user=user, queryset=Measure.objects.visible_to(user), **kwargs)
        self.filters["article"].queryset = Article.objects.visible_to(user)
        if not user.is_staff:
            offered = [choice for choice in MeasureStatus.choices if choice[0] != MeasureStatus.REJECTED]
            self.filters["status"].extra["choices"] = offered
