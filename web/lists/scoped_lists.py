"""The lists of figures and of transitions as their query strings ask for them."""

from collections.abc import Collection, Hashable, Iterable, Mapping
from typing import Any

import django_filters as filters
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy, pgettext_lazy

from comparison.headings import figures_of
from comparison.scope import Scope
from documents.querysets import ArticleQuerySet
from documents.search.engine import search
from documents.search.results import IsAmong
from measures.models import Figure, Transition
from web.lists.facets import Facet, ThemeFacet, ValueFacet
from web.lists.region_facet import RegionFacet
from web.lists.scoped import ScopedFilterSet, SpokenFilter

# Of more articles than these, the figures of the newest are listed.
MOST_ARTICLES = 800
Placed = list[tuple[int, str | None]]  # articles by key, with their regions
TRANSITION_SORTS = (
    ("bridge", gettext_lazy("衔接在前")),
    ("source", gettext_lazy("按由何而来")),
    ("target", gettext_lazy("按到何处去")),
    ("region", gettext_lazy("按区划")),
    ("new", gettext_lazy("日期新的在前")),
)
TRANSITION_ORDERS = {
    "bridge": ("-weight", "source", "target"),
    "source": ("source", "target"),
    "target": ("target", "source"),
    "region": (F("article__region_id").asc(nulls_last=True), "article_id", "start"),
    "new": (F("article__published_on").desc(nulls_last=True), "article_id", "start"),
}


class FigureFilter(ScopedFilterSet):
    counted_as = "figures"
    facets = (
        RegionFacet(),
        ThemeFacet("theme", "measure__theme", pgettext_lazy("kind of one", "主题")),
        ValueFacet("unit", "unit", gettext_lazy("单位")),
    )

    q = SpokenFilter(columns=("about", "surface"), label=gettext_lazy("所计事物或数字"))

    class Meta:
        model = Figure
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._newest: dict[frozenset[str], Placed] = {}

    def narrowed_by(self, names: Collection[str], rows: QuerySet | None = None) -> QuerySet[Figure]:
        """Figures of the newest articles alone where there are more than MOST_ARTICLES."""
        articles = self._articles_under(names)
        # What is said of articles is asked once, of these.
        return super().narrowed_by(self.in_force.intersection(names) - {"region"}, figures_of(articles))

    def tally(self, facet: Facet) -> Iterable[tuple[Hashable, int]]:
        names = self.in_force.difference((facet.name,))
        rows = self.narrowed_by(names)
        if facet.field.startswith("measure__"):
            # All that the database reads of the measures: else it reads every measure there is.
            rows = rows.filter(IsAmong(self._articles_under(names), "measure__article_id"))
        return self.counted_by(facet, rows)

    @property
    def region_of(self) -> Mapping[int, str]:
        """The articles whose figures are listed, with the codes of their regions."""
        return self._articles_under(self.in_force)

    @property
    def is_cut(self) -> bool:
        return len(self._newest_under(self.in_force)) > MOST_ARTICLES

    def _articles_under(self, names: Collection[str]) -> dict[int, str]:
        return {pk: code for pk, code in self._newest_under(names)[:MOST_ARTICLES] if code}

    def _newest_under(self, names: Collection[str]) -> Placed:
        """The newest articles of a region: at most one more than MOST_ARTICLES; where there are more, of those that may hold
        the words."""
        asked = self.in_force.intersection(names, ("region", "q"))
        if asked not in self._newest:
            articles = self.scope.articles()
            if "region" in asked:
                code = self.form.cleaned_data["region"].code
                articles = articles.filter(self.scope.lying("region", code))
            newest = articles.newest_first().values_list("pk", self.scope.place("region"))
            found: Placed = list(newest[: MOST_ARTICLES + 1])
            if len(found) > MOST_ARTICLES and "q" in asked:
                found = self._holding(self.form.cleaned_data["q"], articles, newest) or found
            self._newest[asked] = found
        return self._newest[asked]

    def _holding(self, words: str, articles: ArticleQuerySet, newest: QuerySet[Any]) -> Placed:
        """The newest of which the text holds the words, or a figure counts just this; none where no words can be sought."""
        written = search(articles, text=words, synonyms=False)
        if not written:
            return []
        counting = Figure.objects.filter(about=words.strip()).values("article")
        return list(newest.filter(IsAmong(written.pks) | Q(pk__in=counting))[: MOST_ARTICLES + 1])


def public_transitions(scope: Scope) -> QuerySet[Transition]:
    """A transition inside a measure that a curator rejected may still be a transition: it has its own span."""
    return scope.of_articles(Transition.objects.all())


class TransitionFilter(ScopedFilterSet):
    counted_as = "transitions"
    facets = (RegionFacet(),)

    q = SpokenFilter(columns=("source", "target", "quote"), label=gettext_lazy("含有"))
    sort = filters.ChoiceFilter(choices=TRANSITION_SORTS, method="unchanged", label=gettext_lazy("排序"))

    class Meta:
        model = Transition
        fields: list[str] = []
