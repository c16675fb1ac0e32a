"""What stands in the articles of places, counted for the tallies."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet

from documents.followers import Place, place_of
from documents.models import ArticleStatus, Authorship
from documents.querysets import ArticleQuerySet, SearchedQuerySet
from measures.models import Figure, Measure, MeasureStatus, Mention, Theme, Transition
from measures.models.tally import SPARSE, Axis, moved_along

CHUNK_ROWS = 5000
# Up to so many articles are named in all that is asked of them; the condition that finds them costs more than the count.
MOST_NAMED = 500
_HIDDEN: dict[str, str] = {ArticleStatus.DRAFT: "drafts", ArticleStatus.WITHDRAWN: "withdrawn"}
_touched = Measure.secondary_themes.through


class Key(NamedTuple):
    place: Place
    axis: str
    key: str
    is_public: bool


# What stands at a key, by the names of COUNTS.
Counts = dict[Key, Counter[str]]
# Where along the axes something counts: (axis, key).
Pairs = list[tuple[str, str]]
TOTAL: tuple[str, str] = (Axis.TOTAL.value, "")


def counted(articles: ArticleQuerySet) -> Counts:
    """The own counts of the places that the articles stand in, as far as these articles go."""
    counting = _Counting(articles, is_public=False)
    if not counting.places:
        return {}
    every = counting.counts()
    if not counting.hides_any():
        return {key: counts for key, each in every.items() if (counts := _without_zeros(each))}
    public = _Counting(articles, is_public=True).counts()
    hidden = {
        key._replace(is_public=False): Counter(
            {name: n - public.get(key, Counter())[name] for name, n in of.items()}
        )
        for key, of in every.items()
    }
    told = {key: _without_zeros(counts) for key, counts in (public | hidden).items()}
    return {key: counts for key, counts in told.items() if counts}


def _without_zeros(counts: Counter[str]) -> Counter[str]:
    return Counter({name: many for name, many in counts.items() if many})


class _Counting:
    """What the public, or else staff, see of some articles; keyed as public either way."""

    def __init__(self, articles: ArticleQuerySet, *, is_public: bool) -> None:
        self.is_public = is_public
        self.found: Counts = defaultdict(Counter)
        self.places: dict[int, Place] = {}
        # Of those whose place was another when they were written.
        self.places_then: dict[int, Place] = {}
        self.hidden_as: dict[int, str] = {}
        # What every row of an article counts under: the total, the article's source, its officials.
        self.of_article: dict[int, Pairs] = {}
        self._read_articles(articles)
        is_named = len(self.places) <= MOST_NAMED
        self.within = {"article__in": list(self.places) if is_named else articles.order_by().values("pk")}
        self._read_officials()
        self.of_theme = _pairs_of_themes()

    def counts(self) -> Counts:
        for article, pairs in self.of_article.items():
            self._add_article(article, pairs)
        figures = Figure.objects.filter(**self.within).order_by().values_list("article_id")
        if self.is_public:
            figures = figures.exclude(measure__status=MeasureStatus.REJECTED)
        self._add_each("figures", figures)
        self._add_each(
            "transitions", Transition.objects.filter(**self.within).order_by().values_list("article_id")
        )
        self._count_measures()
        for article, spoken_of in self._joined(self._seen(Mention.objects), "article_id", "start"):
            self._add("sentences", article, spoken_of)
        return self.found

    def hides_any(self) -> bool:
        """Whether the public sees less of what was counted for staff."""
        return bool(self.hidden_as) or any(of[MeasureStatus.REJECTED] for of in self.found.values())

    def _read_articles(self, articles: ArticleQuerySet) -> None:
        rows = articles.visible_to(AnonymousUser()) if self.is_public else articles
        columns = ("pk", "status", "source_id", "region_then_id", "region_id", "published_on", "kind")
        for pk, status, source, then, *place in rows.order_by().values_list(*columns).iterator(CHUNK_ROWS):
            self.places[pk] = place_of(*place)
            if then:
                self.places_then[pk] = self.places[pk]._replace(region=then)
            self.of_article[pk] = [TOTAL, *([(Axis.SOURCE.value, str(source))] if source else [])]
            if status in _HIDDEN:
                self.hidden_as[pk] = _HIDDEN[status]

    def _read_officials(self) -> None:
        signed = Authorship.objects.filter(**self.within).order_by().values_list("article_id", "official_id")
        for article, official in signed.iterator(CHUNK_ROWS):
            if article in self.places:
                self.of_article[article].append((Axis.OFFICIAL.value, str(official)))

    def _count_measures(self) -> None:
        measures = self._seen(Measure.objects)
        by_status = measures.values_list("article_id", "theme_id", "status").annotate(Count("pk"))
        filed: dict[int, Pairs] = defaultdict(list)
        for article, theme, status, many in by_status.iterator(CHUNK_ROWS):
            pairs = [*self.of_article[article], *self.of_theme[theme]]
            self._add("measures", article, pairs, many)
            if status != MeasureStatus.CANDIDATE:
                self._add(status, article, pairs, many)
            filed[article].append(self.of_theme[theme][0])
        for article, pairs in filed.items():
            self._add_article(article, set(pairs))
        counting = measures.counted()
        for article, theme, many in counting.values_list("article_id", "theme_id").annotate(Count("pk")):
            self._add("counted", article, [TOTAL, *self.of_theme[theme]], many)
        links = _touched.objects.filter(measure__in=counting.values("pk"))
        for article, spoken_of in self._joined(links, "measure__article_id", "measure_id"):
            self._add("touched", article, spoken_of)

    def _seen(self, rows: SearchedQuerySet) -> QuerySet:
        within = rows.filter(**self.within).order_by()
        return within.visible_to(AnonymousUser()) if self.is_public else within

    def _add(self, name: str, article: int, pairs: Iterable[tuple[str, str]], many: int = 1) -> None:
        place, then = self.places[article], self.places_then.get(article)
        for axis, key in pairs:
            self.found[Key(place, axis, key, True)][name] += many
            if then and axis not in SPARSE:
                self.found[Key(place, moved_along(axis), key, True)][name] -= many
                self.found[Key(then, moved_along(axis), key, True)][name] += many

    def _add_article(self, article: int, pairs: Iterable[tuple[str, str]]) -> None:
        pairs = list(pairs)
        self._add("articles", article, pairs)
        if article in self.hidden_as:
            self._add(self.hidden_as[article], article, pairs)

    def _add_each(self, name: str, articles: QuerySet) -> None:
        """Count rows by their articles, which are all that is read of them."""
        for article, many in articles.annotate(Count("pk")):
            if article in self.places:
                self._add(name, article, [TOTAL], many)

    def _joined(
        self, rows: QuerySet, article: str, apart: str
    ) -> Iterator[tuple[int, Iterable[tuple[str, str]]]]:
        """By article what each thing told `apart` in it speaks of: of two themes of one group it speaks of the group once."""
        found: dict[tuple[int, int], set[tuple[str, str]]] = defaultdict(set)
        for pk, thing, theme in rows.order_by().values_list(article, apart, "theme_id").iterator(CHUNK_ROWS):
            found[pk, thing].update(self.of_theme[theme])
        for (pk, _), pairs in found.items():
            yield pk, pairs


def _pairs_of_themes() -> dict[int, Pairs]:
    """Where a theme counts along each axis, the theme itself first."""
    found: dict[int, Pairs] = {}
    themes = Theme.objects.order_by().values_list("pk", "group_id", "revitalization")
    for pk, group, revitalization in themes:
        found[pk] = [(Axis.THEME.value, str(pk)), (Axis.GROUP.value, str(group))]
        if revitalization:
            found[pk].append((Axis.REVITALIZATION.value, revitalization))
    return found
