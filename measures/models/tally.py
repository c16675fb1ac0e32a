"""Counts of what stands in the articles of a place, a year and a kind, so that no page counts the collection itself.

Derived and made again by one command; measures/actions/tallies.py keeps them in step, check_integrity proves it.
"""

from typing import Self

from django.db import models
from django.db.models import Sum

from documents.querysets import Reader
from regions.models import code_range

# The row that sums up all years or kinds of its region; the region of the row that stands for the whole collection.
EVERY_YEAR, EVERY_KIND, EVERYWHERE = -1, "", ""
# What is counted, each for a region itself (`own_`) and with all regions in it (`all_`).
COUNTS = (
    *("articles", "drafts", "withdrawn", "measures", "confirmed", "rejected"),
    *("counted", "touched", "sentences", "figures", "transitions"),
)
COLUMNS = tuple(f"{reach}_{name}" for reach in ("own", "all") for name in COUNTS)


class Axis(models.TextChoices):
    """By what the rows of a place are told apart."""

    TOTAL = "", "合计"
    THEME = "theme", "主题"
    GROUP = "group", "主题组"
    REVITALIZATION = "revitalization", "五大振兴"
    SOURCE = "source", "来源"
    OFFICIAL = "official", "官员或机构"


# Along these a place keeps its own counts of each year and kind, and only the whole collection their sum: most of
# their keys stand in few articles.
SPARSE = frozenset({Axis.SOURCE, Axis.OFFICIAL})
# Beside each other axis stands one of what moves where a text counts for what its place was then: less at the place of
# today, more at that of its time. Added to the axis it gives the counts by then; few texts have such a place.
MOVED = "then_"


def moved_along(axis: str) -> str:
    return f"{MOVED}{axis}"


class TallyQuerySet(models.QuerySet):
    def seen_by(self, reader: Reader) -> Self:
        """What makes up the counts of a reader; for staff what is not public is added."""
        return self if reader.is_staff else self.filter(is_public=True)

    def along(
        self,
        axis: Axis,
        *,
        since: int | None = None,
        until: int | None = None,
        kind: str = "",
        then: bool = False,
    ) -> Self:
        """The rows of one axis that add up to some years, both inclusive, and a kind; to everything by default.

        `then` as of `on_axis`.
        """
        rows = self.on_axis(axis, then=then)
        if since is None and until is None and not kind:
            return rows.filter(year=EVERY_YEAR, kind=EVERY_KIND)
        rows = rows.exclude(year=EVERY_YEAR)
        if since is not None or until is not None:
            # An undated article lies in no bounded period.
            rows = rows.filter(year__gte=max(1, since or 1))
        if until is not None:
            rows = rows.filter(year__lte=until)
        return rows.filter(kind=kind) if kind else rows

    def on_axis(self, axis: Axis, *, then: bool = False) -> Self:
        """The rows of one axis, of all times and kinds, single and summed up.

        With `then` they add up to what a text counts for its place as it was when it was written; single rows may hold less
        than nothing.
        """
        return self.filter(axis__in=[axis, moved_along(axis)]) if then else self.filter(axis=axis)

    def in_region(self, code: str) -> Self:
        """The rows of a region and of each region in it."""
        return self.filter(region__range=code_range(code))

    def everywhere(self) -> Self:
        """The rows of the whole collection; what is of no region are their own counts."""
        return self.filter(region=EVERYWHERE)

    def by(self, field: str, column: str) -> dict[str, int]:
        """One column added up by region or key, zeros left out."""
        rows = self.order_by().values_list(field).annotate(total=Sum(column))
        return {value: total for value, total in rows if total}

    def totals(self, *columns: str) -> dict[str, int]:
        """Columns added up, in one query."""
        sums = self.aggregate(**{f"sum_{column}": Sum(column) for column in columns})
        return {column: sums[f"sum_{column}"] or 0 for column in columns}

    def total(self, column: str) -> int:
        return self.totals(column)[column]


class Tally(models.Model):
    """A row of a place, of every year or kind of it, along an axis; rows without any count are not kept.

    `key` is the primary key of a theme, group, source or official, or the revitalization. A row that is not `is_public` counts what
    staff see beside the public.
    """

    region = models.CharField(max_length=6, blank=True)
    year = models.SmallIntegerField()
    kind = models.CharField(max_length=10, blank=True)
    axis = models.CharField(max_length=20, choices=Axis, blank=True)
    key = models.CharField(max_length=20, blank=True)
    is_public = models.BooleanField()
    own_articles = models.IntegerField(default=0)
    own_drafts = models.IntegerField(default=0)
    own_withdrawn = models.IntegerField(default=0)
    own_measures = models.IntegerField(default=0)
    own_confirmed = models.IntegerField(default=0)
    own_rejected = models.IntegerField(default=0)
    own_counted = models.IntegerField(default=0)
    own_touched = models.IntegerField(default=0)
    own_sentences = models.IntegerField(default=0)
    own_figures = models.IntegerField(default=0)
    own_transitions = models.IntegerField(default=0)
    all_articles = models.IntegerField(default=0)
    all_drafts = models.IntegerField(default=0)
    all_withdrawn = models.IntegerField(default=0)
    all_measures = models.IntegerField(default=0)
    all_confirmed = models.IntegerField(default=0)
    all_rejected = models.IntegerField(default=0)
    all_counted = models.IntegerField(default=0)
    all_touched = models.IntegerField(default=0)
    all_sentences = models.IntegerField(default=0)
    all_figures = models.IntegerField(default=0)
    all_transitions = models.IntegerField(default=0)

    objects = TallyQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = "计数"
        indexes = [
            # With what tells how many regions write of a theme, for no row of fifty thousand need be read for it.
            models.Index(
                fields=["axis", "year", "kind", "key", "region", "is_public", "own_measures"],
                name="tally_held_along_axis",
            ),
            models.Index(fields=["axis", "key"], name="tally_of_key"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year", "kind", "axis", "key", "is_public"], name="tally_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.region}/{self.year}/{self.kind}/{self.axis}:{self.key}"
