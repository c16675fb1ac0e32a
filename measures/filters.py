"""The list of measures as its query string asks for it, and the facets beside it."""

from dataclasses import replace
from functools import cached_property

import django_filters as filters
from django.db.models import F, Q
from django.db.models.functions import ExtractYear

from documents.facets import FacetedFilterSet, SwitchFilter
from documents.models import Article
from documents.search.engine import search
from measures.models import Measure, MeasureStatus, Revitalization, Theme, ThemeGroup
from regions.models import Region
from regions.rollup import codes_above, roll_up, tree_of

SORTS = (
    ("new", "日期新的在前"),
    ("old", "日期旧的在前"),
    ("region", "按区划"),
    ("theme", "按主题"),
)
# Undated articles come last either way; the databases would not agree on that by themselves.
_NEWEST = F("article__published_on").desc(nulls_last=True)
_OLDEST = F("article__published_on").asc(nulls_last=True)
ORDERS = {
    "new": (_NEWEST, "-article_id", "position"),
    "old": (_OLDEST, "article_id", "position"),
    "region": ("article__region_id", _NEWEST, "article_id", "position"),
    "theme": ("theme__group__order", "theme__order", "article__region_id", "article_id", "position"),
}


def _year_filter(label, lookup):
    return filters.NumberFilter(
        field_name="article__published_on", lookup_expr=lookup, min_value=1, max_value=9998, label=label
    )


class MeasureFilter(FacetedFilterSet):
    """`region` takes everything below it unless `own`; `theme` is the main theme, or with `related` any theme."""

    region = filters.ModelChoiceFilter(queryset=Region.objects.all(), method="in_region", label="地区")
    own = SwitchFilter(method="unchanged", label="只看本级")
    theme = filters.ModelChoiceFilter(
        queryset=Theme.objects.all(), to_field_name="slug", method="of_theme", label="主题"
    )
    related = SwitchFilter(method="unchanged", label="含相关主题")
    group = filters.ModelChoiceFilter(
        queryset=ThemeGroup.objects.all(), to_field_name="slug", field_name="theme__group", label="主题组"
    )
    revitalization = filters.ChoiceFilter(
        choices=Revitalization.choices, field_name="theme__revitalization", label="五大振兴"
    )
    year = _year_filter("年份", "year")
    since = _year_filter("起始年份", "year__gte")
    until = _year_filter("结束年份", "year__lte")
    status = filters.ChoiceFilter(choices=MeasureStatus.choices, label="审核状态")
    article = filters.ModelChoiceFilter(queryset=Article.objects.none(), label="文章")
    sort = filters.ChoiceFilter(choices=SORTS, method="sorted_by", label="排序")
    # Last, so that a search that must pick among too many matches picks among what the other filters left.
    q = filters.CharFilter(method="matching", label="关键词")

    class Meta:
        model = Measure
        fields = []

    def __init__(self, data, *, user, **kwargs):
        super().__init__(data, queryset=Measure.objects.visible_to(user), **kwargs)
        self.found = None
        self.filters["article"].queryset = Article.objects.visible_to(user)
        if not user.is_staff:
            offered = [choice for choice in MeasureStatus.choices if choice[0] != MeasureStatus.REJECTED]
            self.filters["status"].extra["choices"] = offered

    @cached_property
    def _everywhere(self):
        """What the words find with no filter in force; enough for every facet unless it is too much to keep."""
        return search(self.queryset, text=self.form.cleaned_data["q"])

    def matching(self, queryset, name, text):
        """Full-text search; what it made of the words is kept as `found`."""
        self.found = replace(self._everywhere, source=queryset)
        if self._everywhere.capped:
            self.found = search(queryset, text=text)
        return self.found.matching(queryset) if self.data.get("sort") else self.found.queryset

    @cached_property
    def ordered(self):
        """The list in the order asked for; without one the likeliest first, or the newest where nothing is sought."""
        queryset = self.qs
        is_unordered = not (self.form.cleaned_data.get("sort") or self.form.cleaned_data.get("q"))
        return queryset.order_by(*ORDERS["new"]) if is_unordered else queryset

    def unchanged(self, queryset, name, value):
        """A switch that another filter reads."""
        return queryset

    def in_region(self, queryset, name, region):
        return queryset.in_region(region.code, own_only=bool(self.form.cleaned_data.get("own")))

    def of_theme(self, queryset, name, theme):
        if self.form.cleaned_data.get("related"):
            return queryset.filter(
                Q(theme=theme) | Q(pk__in=theme.secondary_measures.order_by().values("pk"))
            )
        return queryset.filter(theme=theme)

    def sorted_by(self, queryset, name, value):
        return queryset.order_by(*ORDERS[value])

    def facets(self):
        return [self._region_facet(), self._theme_facet(), self._year_facet(), self._status_facet()]

    def _region_facet(self):
        """Provinces; inside the chosen region, the path to it and what lies one step below."""
        rolled = roll_up(self.counts("region", "article__region_id"))
        chosen = self.form.cleaned_data.get("region")
        opened = {*codes_above(chosen.code), chosen.code, None} if chosen else {None}
        shown = [region for region in tree_of(rolled.own) if region.parent_id in opened]
        count_of = rolled.own.__getitem__ if self.form.cleaned_data.get("own") else rolled.total
        rows = [(r.code, r.name, count_of(r.code), len(codes_above(r.code))) for r in shown]
        return self.facet("region", rows)

    def _theme_facet(self):
        counts = self.counts("theme", "theme_id")
        rows = [(t.slug, t.name, counts[t.pk]) for t in Theme.objects.all() if counts[t.pk]]
        return self.facet("theme", rows)

    def _year_facet(self):
        counts = self.counts("year", ExtractYear("article__published_on"))
        return self.facet(
            "year", [(year, f"{year}年", counts[year]) for year in sorted(counts, reverse=True)]
        )

    def _status_facet(self):
        counts = self.counts("status", "status")
        rows = [(value, label, counts[value]) for value, label in MeasureStatus.choices if counts[value]]
        return self.facet("status", rows)
