"""Lists of articles, and of what stands in them, that filters narrow and words search.

One search of the whole list serves the page and every facet: what a filter leaves of it is counted, not searched anew.
"""

from collections import Counter
from dataclasses import replace
from functools import cached_property

import django_filters as filters
from django import forms

from documents.models import Article, ArticleKind, Official, Source
from documents.search.engine import search
from documents.search.results import IsAmong
from regions.models import Region
from regions.rollup import codes_above, roll_up, tree_of
from web.lists.facets import Choice, FacetedFilterSet, SwitchFilter

FACET_LIMIT = 12
NO_REGION = "none"
SCOPES = (("paragraph", "在同一段里"), ("sentence", "在同一句里"))
# Parameters that say how to search or sort, and narrow nothing by themselves.
MANNERS = frozenset({"q", "scope", "literal", "sort"})


class WordsField(forms.CharField):
    """Any text at all can be sought; what no database stores is a gap between words."""

    def to_python(self, value):
        return super().to_python(str(value or "").replace("\x00", " "))


class WordsFilter(filters.CharFilter):
    field_class = WordsField


class SearchedFilterSet(FacetedFilterSet):
    """`region` takes everything below it unless `own`; `q` is sought in what the other filters leave.

    `article_path` leads from a row to its article ("" where the rows are articles); `orders` maps what a list is
    sorted by to (label, expressions), the first in force where nothing is sought and nothing is asked for.
    """

    article_path = ""
    orders = {}
    # The columns that facets count, of a row and of its article; of the latter, those with many values apart.
    counted = ()
    counted_in_article = ("region_id", "published_on", "kind", "source")
    many_in_article = ("officials",)
    unchipped = ("sort", "q")

    q = WordsFilter(method="unchanged", label="关键词")
    scope = filters.ChoiceFilter(choices=SCOPES, method="unchanged", label="各词")
    literal = SwitchFilter(method="unchanged", label="只找原词")
    region = filters.ModelChoiceFilter(
        queryset=Region.objects.all(),
        method="in_region",
        label="地区",
        null_label="不限地区",
        null_value=NO_REGION,
    )
    own = SwitchFilter(method="unchanged", label="只看本级")
    year = filters.NumberFilter(
        field_name="published_on", lookup_expr="year", min_value=1, max_value=9998, label="年份"
    )
    kind = filters.ChoiceFilter(choices=ArticleKind.choices, field_name="kind", label="体裁")
    official = filters.ModelChoiceFilter(
        queryset=Official.objects.all(), field_name="officials", label="官员或机构"
    )
    source = filters.ModelChoiceFilter(queryset=Source.objects.all(), field_name="source", label="来源")
    sort = filters.ChoiceFilter(method="unchanged", label="排序")

    def __init__(self, data, **kwargs):
        super().__init__(data, **kwargs)
        for name in ("year", "kind", "official", "source"):
            self.filters[name].field_name = self.article_path + self.filters[name].field_name
        self.filters["sort"].extra["choices"] = [(name, label) for name, (label, _) in self.orders.items()]
        self._found, self._tallied = {}, {}

    def in_region(self, queryset, name, region):
        if region == NO_REGION:
            return queryset.filter(**{f"{self.article_path}region": None})
        return queryset.in_region(region.code, own_only=bool(self.form.cleaned_data.get("own")))

    # What is sought

    @property
    def found(self):
        """The documents.search.results.SearchResult under the filters in force; None where nothing is sought."""
        return self.found_by(self.in_force) if "q" in self.in_force else None

    def found_by(self, names):
        """What the words give under these filters; each set of filters is looked at once."""
        names = frozenset(names) - MANNERS
        if names not in self._found:
            self._found[names] = self._find(names)
        return self._found[names]

    def _find(self, names):
        if not names:
            return self._search(self.queryset.all())
        everywhere, narrowed = self.found_by(()), super().narrowed_by(names)
        if everywhere.capped:
            # Too many to know them all: the search picks the newest of what the filters leave.
            return self._search(narrowed)
        within = everywhere.within(narrowed)
        # Words that stand elsewhere only are asked for less strictly here.
        return within if within.pks or not everywhere.pks else self._search(narrowed)

    def _search(self, queryset):
        chosen = self.form.cleaned_data
        return search(
            queryset,
            text=chosen["q"],
            scope=chosen.get("scope") or "text",
            synonyms=not chosen.get("literal"),
        )

    def narrowed_by(self, names):
        if "q" not in names:
            return super().narrowed_by(names)
        return self.found_by(names).matches

    # The list

    @property
    def qs(self):
        return self.qs_without()

    @property
    def is_ranked(self):
        """Whether the likeliest come first: something is sought and no other order asked for."""
        return self.found is not None and not self.form.cleaned_data.get("sort")

    @property
    def ordered(self):
        """The rows in the order asked for, as a queryset."""
        if self.is_ranked:
            return self.found.queryset
        _, expressions = self.orders[self.form.cleaned_data.get("sort") or next(iter(self.orders))]
        return self.qs.order_by(*expressions)

    def rows(self, arrange):
        """The same for a Paginator; `arrange` maps a queryset of a page's rows to one with all that the page shows."""
        return self.found.rows(arrange) if self.is_ranked else arrange(self.ordered)

    @property
    def description(self):
        """What is sought and under which filters, in words; "" for the whole list."""
        sought = [f"“{self.form.cleaned_data['q']}”"] if "q" in self.in_force else []
        return "；".join([*sought, *(label for _, label in self.chips)])

    @cached_property
    def is_narrowed(self):
        """Whether any filter is in force beside the words."""
        return not self.in_force <= MANNERS

    def sorts(self, name="sort"):
        """The orders offered; a search has one more, and starts with it."""
        sorts = super().sorts(name)
        if self.found is None:
            return sorts
        likeliest = Choice("", "按相关程度", selected=self.is_ranked)
        return [likeliest, *(replace(each, selected=each.selected and not self.is_ranked) for each in sorts)]

    # Facets

    def tally(self, name, field):
        """What was found is read once for all facets: each reading costs more than the counting."""
        if "q" not in self.in_force:
            return super().tally(name, field)
        names = self.in_force.difference((name,))
        if names not in self._tallied:
            self._tallied[names] = self._tally_found(names)
        return self._tallied[names][field].items()

    def _tally_found(self, names):
        """Columns to Counters of their values. What is said of articles is read once an article: they are fewer."""
        rows = self.narrowed_by(names).values_list(f"{self.article_path}pk", *self.counted)
        columns = list(zip(*rows, strict=True)) or [()] * (1 + len(self.counted))
        rows_of, *counters = map(Counter, columns)
        tallied = dict(zip(self.counted, counters, strict=True))
        articles = Article.objects.filter(IsAmong(rows_of)).order_by()
        for fields in (self.counted_in_article, *((each,) for each in self.many_in_article)):
            counters = [Counter() for _ in fields]
            for article, *values in articles.values_list("pk", *fields):
                for counter, value in zip(counters, values, strict=True):
                    counter[value] += rows_of[article]
            tallied.update(zip((f"{self.article_path}{field}" for field in fields), counters, strict=True))
        return tallied

    def region_facet(self):
        """Provinces; inside the chosen region, the path to it and what lies one step below."""
        counts = self.counts("region", f"{self.article_path}region_id", empty=NO_REGION)
        nowhere = counts.pop(NO_REGION, 0)
        rolled = roll_up(counts)
        chosen = self.form.cleaned_data.get("region")
        path = {*codes_above(chosen.code), chosen.code} if isinstance(chosen, Region) else set()
        count_of = rolled.own.__getitem__ if self.form.cleaned_data.get("own") else rolled.total
        rows = [
            (region.code, region.name, count_of(region.code), region.depth)
            for region in tree_of(rolled.own, path)
        ]
        return self.facet("region", rows + ([(NO_REGION, "不限地区", nowhere)] if nowhere else []))

    def year_facet(self):
        # By day first: SQLite takes the year of a date in Python, once for every row.
        counts = Counter()
        for day, count in self.counts("year", f"{self.article_path}published_on").items():
            counts[day.year] += count
        return self.facet(
            "year", [(year, f"{year}年", counts[year]) for year in sorted(counts, reverse=True)]
        )

    def choice_facet(self, name, field):
        """A filter of fixed choices, those without a row left out."""
        counts = self.counts(name, field)
        choices = self.filters[name].extra["choices"]
        return self.facet(name, [(value, label, counts[value]) for value, label in choices if counts[value]])

    def named_facet(self, name, field, model):
        """The rows of `model` with most of the list, the chosen one among them however few it has."""
        counts = self.counts(name, field)
        chosen = self.form.cleaned_data.get(name)
        frequent = [key for key, _ in counts.most_common(FACET_LIMIT)]
        rows = model.objects.in_bulk({*frequent, *([chosen.pk] if chosen else [])})
        ranked = sorted(rows.values(), key=lambda row: (-counts[row.pk], row.name))
        return self.facet(name, [(row.pk, row.name, counts[row.pk]) for row in ranked])

    def publication_facets(self):
        """When, in which form, by whom and where articles were published."""
        path = self.article_path
        return [
            self.year_facet(),
            self.choice_facet("kind", f"{path}kind"),
            self.named_facet("official", f"{path}officials", Official),
            self.named_facet("source", f"{path}source", Source),
        ]
