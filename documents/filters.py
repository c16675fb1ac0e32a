"""The list of articles as its query string asks for it, and the facets beside it."""

from collections import Counter

import django_filters as filters
from django.db.models import F

from documents.facets import FacetedFilterSet, SwitchFilter
from documents.models import Article, ArticleKind, ArticleStatus, Official, Source
from regions.models import Region
from regions.rollup import codes_above, roll_up, tree_of

FACET_LIMIT = 12
NO_REGION = "none"
# What each order of the list is called and sorts by; ties fall to the newest entry.
ORDERS = {
    "new": ("日期新的在前", F("published_on").desc(nulls_last=True)),
    "old": ("日期旧的在前", F("published_on").asc(nulls_last=True)),
    "region": ("按区划", F("region_id").asc(nulls_last=True)),
    "title": ("按标题", F("title").asc()),
}


class ArticleFilter(FacetedFilterSet):
    """`region` takes everything below it unless `own`; `status` is for staff."""

    region = filters.ModelChoiceFilter(
        queryset=Region.objects.all(),
        method="in_region",
        label="地区",
        null_label="不限地区",
        null_value=NO_REGION,
    )
    own = SwitchFilter(method="unchanged", label="只看本级")
    official = filters.ModelChoiceFilter(
        queryset=Official.objects.all(), field_name="officials", label="官员或机构"
    )
    source = filters.ModelChoiceFilter(queryset=Source.objects.all(), label="来源")
    year = filters.NumberFilter(
        field_name="published_on", lookup_expr="year", min_value=1, max_value=9998, label="年份"
    )
    kind = filters.ChoiceFilter(choices=ArticleKind.choices, label="体裁")
    status = filters.ChoiceFilter(choices=ArticleStatus.choices, label="状态")
    sort = filters.ChoiceFilter(
        choices=[(name, label) for name, (label, _) in ORDERS.items()], method="unchanged", label="排序"
    )

    class Meta:
        model = Article
        fields = []

    def __init__(self, data, *, user, **kwargs):
        super().__init__(data, queryset=Article.objects.visible_to(user), **kwargs)
        if not user.is_staff:
            del self.filters["status"]

    def unchanged(self, queryset, name, value):
        """A parameter that something else reads."""
        return queryset

    def in_region(self, queryset, name, region):
        if region == NO_REGION:
            return queryset.filter(region=None)
        return queryset.in_region(region.code, own_only=bool(self.form.cleaned_data.get("own")))

    def ordered(self):
        """The articles asked for, in the order asked for."""
        rows = self.qs
        return rows.order_by(ORDERS[self.form.cleaned_data.get("sort") or "new"][1], "-pk")

    def facets(self):
        facets = [self._region_facet(), self._year_facet()]
        facets.append(self.facet("kind", _labelled(ArticleKind, self.counts("kind", "kind"))))
        facets.append(self._named_facet("official", "officials", Official))
        facets.append(self._named_facet("source", "source", Source))
        if "status" in self.filters:
            facets.append(self.facet("status", _labelled(ArticleStatus, self.counts("status", "status"))))
        return facets

    def _region_facet(self):
        """Provinces; inside the chosen region, the path to it and what lies one step below."""
        counts = self.counts("region", "region_id", empty=NO_REGION)
        nowhere = counts.pop(NO_REGION, 0)
        rolled = roll_up(counts)
        chosen = self.form.cleaned_data.get("region")
        path = {*codes_above(chosen.code), chosen.code} if isinstance(chosen, Region) else set()
        count_of = rolled.own.__getitem__ if self.form.cleaned_data.get("own") else rolled.total
        rows = [
            (region.code, region.name, count_of(region.code), region.depth)
            for region in tree_of(rolled.own)
            if region.parent_id is None or region.parent_id in path
        ]
        return self.facet("region", rows + ([(NO_REGION, "不限地区", nowhere)] if nowhere else []))

    def _year_facet(self):
        # By day first: SQLite takes the year of a date in Python, once for every article.
        counts = Counter()
        for day, count in self.counts("year", "published_on").items():
            counts[day.year] += count
        return self.facet(
            "year", [(year, f"{year}年", counts[year]) for year in sorted(counts, reverse=True)]
        )

    def _named_facet(self, name, field, model):
        """The rows of `model` with most articles, the chosen one among them however few it has."""
        counts = self.counts(name, field)
        chosen = self.form.cleaned_data.get(name)
        frequent = [key for key, _ in counts.most_common(FACET_LIMIT)]
        rows = model.objects.in_bulk({*frequent, *([chosen.pk] if chosen else [])})
        ranked = sorted(rows.values(), key=lambda row: (-counts[row.pk], row.name))
        return self.facet(name, [(row.pk, row.name, counts[row.pk]) for row in ranked])


def _labelled(choices, counts):
    return [(value, label, counts[value]) for value, label in choices.choices if counts[value]]
