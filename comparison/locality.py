"""All that the library knows of one locality, asked for piece by piece as its page shows it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext_lazy

from comparison.alike.extents import Teller
from comparison.alike.main_figures import Kind, Stated, main_figures
from comparison.headings import public_figures
from comparison.mentions import Mentioned, mentioned_of
from comparison.scope import Scope
from documents.models import Article, Authorship, OfficialKind
from documents.querysets import ArticleQuerySet, Reader
from measures.models import Axis, Figure, Measure, Mention, Tally, Theme
from regions.models import Region
from regions.rollup import RollUp, roll_up

MEASURES_A_THEME = 4
EXAMPLES_FROM = 1000
# The newest articles and the figures among which the main ones of a place are looked for.
ARTICLES_READ, FIGURES_READ = 60, 600
OFFICIALS_SHOWN = 30


KINDS = {
    Kind.MONEY: gettext_lazy("资金"),
    Kind.PEOPLE: gettext_lazy("人数、户数"),
    Kind.TARGET: gettext_lazy("目标与比例"),
    Kind.OTHER: gettext_lazy("其他"),
}


@dataclass(frozen=True)
class Locality:
    """A region as `user` may see it, with the regions below it unless `own_only`."""

    region: Region
    user: Reader
    own_only: bool = False

    @cached_property
    def articles(self) -> ArticleQuerySet:
        return Article.objects.visible_to(self.user).in_region(self.region.code, own_only=self.own_only)

    @cached_property
    def article_counts(self) -> RollUp:
        """Articles of the region itself and of each region below it, by code."""
        totals = Tally.objects.seen_by(self.user).along(Axis.TOTAL).in_region(self.region.code)
        return roll_up(totals.by("region", "own_articles"))

    @property
    def own_count(self) -> int:
        return self.article_counts.own[self.region.code]

    @property
    def below_count(self) -> int:
        return self.article_counts.below[self.region.code]

    @property
    def article_count(self) -> int:
        return self.own_count + (0 if self.own_only else self.below_count)

    @cached_property
    def authorships(self) -> QuerySet:
        """Which officials and bodies signed what, in which post; the newest first."""
        signed = Authorship.objects.filter(article__in=self._newest).exclude(
            official__kind=OfficialKind.REPORTER
        )
        newest = F("article__published_on").desc(nulls_last=True)
        return (
            signed.select_related("official", "article")
            .defer("article__body")
            .order_by(newest, "order")[:OFFICIALS_SHOWN]
        )

    @cached_property
    def themes(self) -> list[dict[str, Any]]:
        """Themes with measures, in the order of the taxonomy: each with `measure_count` and its first `shown`."""
        counts = self._by_theme("measures")
        shown = self._first_of_each_theme()
        themes = [theme for theme in self._all_themes if theme.pk in counts]
        return [{"theme": each, "count": counts[each.pk], "shown": shown.get(each.pk, [])} for each in themes]

    @cached_property
    def touched(self) -> list[Theme]:
        """Themes that no measure here has as its own, but some measure also speaks of."""
        return [theme for theme in self._without_measure if theme.pk in self._secondary]

    @cached_property
    def mentioned(self) -> list[tuple[Theme, Mentioned]]:
        """Themes that no measure here speaks of, but sentences do."""
        return [(theme, self._sentences[theme.pk]) for theme in self._silent if theme.pk in self._sentences]

    @cached_property
    def unmentioned(self) -> list[Theme]:
        """Themes that no text here speaks of: not mentioned, which is not the same as not done."""
        return [theme for theme in self._silent if theme.pk not in self._sentences]

    @cached_property
    def figures(self) -> list[tuple[str, list[Figure]]]:
        """The main figures of the newest articles by kind, in words; of those that the page of figures shows."""
        newest = self.articles.newest_first().values("pk")[:ARTICLES_READ]
        stated = public_figures(Scope()).filter(article__in=newest).exclude(about="")
        order = F("article__published_on").desc(nulls_last=True)
        rows = stated.select_related("article__region").defer("article__body")
        rows = rows.order_by(order, "article", "start")
        found = {row.pk: row for row in rows[:FIGURES_READ] if _is_of_whole_place(row)}
        told = (Stated(pk, row.about, row.unit, row.high, row.qualifier) for pk, row in found.items())
        return [(str(KINDS[kind]), [found[key] for key in keys]) for kind, keys in main_figures(told).items()]

    @cached_property
    def children(self) -> list[dict[str, Any]]:
        """Regions one step below that hold articles, themselves or further down, with how many."""
        total = self.article_counts.total
        below = Region.objects.filter(parent=self.region)
        return [{"region": each, "count": total(each.code)} for each in below if total(each.code)]

    @cached_property
    def _all_themes(self) -> list[Theme]:
        return list(Theme.objects.on_linkage().select_related("group"))

    @cached_property
    def _without_measure(self) -> list[Theme]:
        measured = {row["theme"].pk for row in self.themes}
        return [theme for theme in self._all_themes if theme.pk not in measured]

    @cached_property
    def _secondary(self) -> set[int]:
        return set(self._by_theme("touched"))

    def _by_theme(self, name: str) -> dict[int, int]:
        rows = Tally.objects.seen_by(self.user).along(Axis.THEME).filter(region=self.region.code)
        column = f"own_{name}" if self.own_only else f"all_{name}"
        return {int(key): count for key, count in rows.by("key", column).items()}

    @cached_property
    def _silent(self) -> list[Theme]:
        return [theme for theme in self._without_measure if theme.pk not in self._secondary]

    @cached_property
    def _sentences(self) -> dict[int, Mentioned]:
        mentions = Mention.objects.visible_to(self.user).in_region(self.region.code, own_only=self.own_only)
        found = mentioned_of(
            mentions.filter(theme__in=self._silent), Scope(own_only=self.own_only), lambda _: self.region.code
        )
        return {theme: mentioned for (_, theme), mentioned in found.items()}

    @cached_property
    def _newest(self) -> list[int]:
        """Its newest articles, by key: examples are theirs, counts are of all."""
        return list(self.articles.newest_first().values_list("pk", flat=True)[:EXAMPLES_FROM])

    def _first_of_each_theme(self) -> dict[int, list[Measure]]:
        place = Window(RowNumber(), partition_by="theme", order_by=["article_id", "position"])
        seen = Measure.objects.visible_to(self.user).filter(article__in=self._newest)
        ranked = seen.order_by().annotate(place_in_theme=place).filter(place_in_theme__lte=MEASURES_A_THEME)
        shown = Measure.objects.filter(pk__in=list(ranked.values_list("pk", flat=True)))
        first: dict[int, list[Measure]] = {}
        for measure in (
            shown.select_related("article__region").defer("article__body").order_by("article", "position")
        ):
            first.setdefault(measure.theme_id, []).append(measure)
        return first


def _is_of_whole_place(figure: Figure) -> bool:
    region = figure.article.region
    return region is not None and Teller(region.name, region.short_name, figure.article.kind).tells_of_whole(
        figure.extent
    )
