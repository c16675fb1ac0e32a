"""Figures from the database on scales that they may share, each with its sentence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from comparison.alike.figures import Counted, Scale, Set, name_of, scales, unit_of
from comparison.alike.names import core_of
from comparison.columns import Columns
from comparison.pictures.slopes import Slopes, Value, slopes
from comparison.scope import Scope
from documents.text.sentences import sentence_of
from measures.models import Figure, Measure
from regions.models import Level

FIGURES_A_SCALE = 24
# Names offered beside one, and among how many they are looked for: those of most regions come first.
MOST_NEAR, NEAR_AMONG = 6, 3000
MOST_ALIKE = 12  # scales that a comparison shows
BAR_LENGTH = 100  # units of the drawing's viewBox


@dataclass(frozen=True, slots=True)
class Heading:
    """What a scale would hold: an `about`, a unit and the words for it, and how many figures of how many regions."""

    about: str
    unit: str
    units: tuple[str, ...]
    figures: int
    regions: int

    @property
    def key(self) -> tuple[str, str]:
        """What its scale goes by."""
        return name_of(self.about), self.unit


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure drawn: from 0 to `low`, and on to `high` where it is a range; `is_drawn` where it is not alone."""

    figure: Figure
    sentence: str
    low: float
    high: float
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class ShownSet:
    """Figures of one level and year, in words."""

    label: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class ShownScale:
    """`more` figures are not shown; `near` are headings of nearly the same name."""

    about: str
    unit: str
    places: int
    sets: tuple[ShownSet, ...]
    more: int
    near: tuple[Heading, ...] = ()
    slopes: Slopes | None = None

    @property
    def is_single(self) -> bool:
        """Whether it is one figure, which nothing is held against."""
        return not self.more and [len(each.bars) for each in self.sets] == [1]


def public_figures(scope: Scope) -> QuerySet[Figure]:
    """Figures of public articles within a scope, but for those inside measures that a curator rejected."""
    shown = Measure.objects.visible_to(AnonymousUser()).order_by()
    figures = Figure.objects.filter(article__in=scope.articles().order_by())
    return figures.filter(Q(measure=None) | Q(measure__in=shown)).exclude(article__region=None)


def headings(figures: QuerySet[Figure]) -> list[Heading]:
    """What the figures count, merged over words for one unit; those of most regions first. One query."""
    rows = (
        figures.exclude(about="")
        .order_by()
        .values_list("about", "unit", "article__region_id")
        .annotate(Count("pk"))
    )
    counts: Counter[tuple[str, str]] = Counter()
    regions: dict[tuple[str, str], set[str]] = defaultdict(set)
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    for about, unit, region, count in rows:
        key = about, unit_of(unit)
        counts[key] += count
        regions[key].add(region)
        units[key].add(unit)
    found = [
        Heading(
            about, unit, tuple(sorted(units[about, unit])), counts[about, unit], len(regions[about, unit])
        )
        for about, unit in counts
    ]
    return sorted(found, key=lambda each: (-each.regions, -each.figures, each.about, each.unit))


def shown_scales(
    figures: QuerySet[Figure], wanted: Iterable[Heading], order: str = "value"
) -> list[ShownScale]:
    """The scales of some headings with their bars, in two queries; within a scale by value, region or date."""
    wanted = list(wanted)
    condition = Q(pk=None)
    for heading in wanted:
        condition |= Q(about=heading.about, unit__in=heading.units)
    rows = {row.pk: row for row in figures.filter(condition).select_related("article__region", "measure")}
    drawn = {(scale.about, scale.unit): scale for scale in scales(map(_counted, rows.values()))}
    found = [drawn.get(heading.key) for heading in wanted]
    return [_shown(scale, rows, order) for scale in found if scale]


@dataclass(frozen=True, slots=True)
class NearScales:
    """Scales of nearly one name and of one unit, of at least two regions between them."""

    names: str
    unit: str
    scales: tuple[ShownScale, ...]

    @property
    def places(self) -> set[str]:
        bars = (bar for scale in self.scales for each in scale.sets for bar in each.bars)
        return {bar.figure.article.region_id for bar in bars}


def scales_between(columns: Columns) -> tuple[list[ShownScale], list[NearScales]]:
    """What the figures of a comparison's columns count alike in at least two regions, those of most regions first; and
    what single regions count under nearly the same names, set beside each other and not on one scale."""
    figures = public_figures(columns.scope).filter(columns.any_condition("article__region"))
    found = headings(figures)
    alike = [each for each in found if each.regions > 1][:MOST_ALIKE]
    groups = [group[:MOST_NEAR] for group in near_groups(found) if max(each.regions for each in group) == 1][
        : 2 * MOST_ALIKE
    ]
    scales_of = shown_scales(figures, [*alike, *chain.from_iterable(groups)])
    shown = {(each.about, each.unit): each for each in scales_of}
    near = []
    for group in groups:
        its = tuple(shown[each.key] for each in group if each.key in shown)
        beside = NearScales("、".join(scale.about for scale in its), group[0].unit, its)
        if len({columns.of(code) for code in beside.places}) > 1:
            near.append(beside)
    return [shown[each.key] for each in alike if each.key in shown], near[:MOST_ALIKE]


def near_groups(found: Sequence[Heading]) -> list[list[Heading]]:
    """Headings of nearly the same name and one unit, two or more, in the order given."""
    groups: dict[tuple[str, str], list[Heading]] = defaultdict(list)
    for each in found[:NEAR_AMONG]:
        groups[core_of(each.about), each.unit].append(each)
    return [group for group in groups.values() if len(group) > 1]


def with_near(shown: Iterable[ShownScale], known: Sequence[Heading]) -> list[ShownScale]:
    """Scales with the headings of nearly their name, as far as they are known."""
    beside = {each.key: group for group in near_groups(known) for each in group}
    return [
        replace(
            scale,
            near=tuple(
                each for each in beside.get((scale.about, scale.unit), ()) if each.key[0] != scale.about
            )[:MOST_NEAR],
        )
        for scale in shown
    ]


def _counted(row: Figure) -> Counted:
    published = row.article.published_on
    return Counted(
        row.pk,
        row.article.region_id,
        row.about,
        row.unit,
        row.low,
        row.high,
        level=row.article.region.level,
        year=published.year if published else None,
        text=row.article_id,
    )


def _shown(scale: Scale, rows: dict[int, Figure], order: str) -> ShownScale:
    left = FIGURES_A_SCALE
    sets = []
    for each in scale.sets:
        if left <= 0:
            break
        sets.append(_shown_set(each, rows, order, left))
        left -= len(sets[-1].bars)
    shown = sum(len(each.bars) for each in sets)
    return ShownScale(
        scale.about,
        scale.unit,
        scale.places,
        tuple(sets),
        len(scale.figures) - shown,
        slopes=slopes(_value(each, rows[each.key]) for each in scale.figures if each.year),
    )


def _value(counted: Counted, row: Figure) -> Value:
    return Value(row.article.region.short_name, counted.year or 0, float(counted.high), row.surface)


def _shown_set(figures: Set, rows: dict[int, Figure], order: str, most: int) -> ShownSet:
    bars = [
        Bar(
            rows[each.key],
            sentence_of(rows[each.key].article.body, rows[each.key].start, rows[each.key].end),
            round(figures.share(each.low) * BAR_LENGTH, 2),
            round(figures.share(each.high) * BAR_LENGTH, 2),
            figures.is_drawn,
        )
        for each in figures.figures[:most]
    ]
    if order == "region":
        bars.sort(key=lambda bar: (bar.figure.article.region_id, -bar.figure.high))
    elif order == "new":
        bars.sort(key=lambda bar: str(bar.figure.article.published_on or ""), reverse=True)
    level = Level(figures.level).label if figures.level else ""
    return ShownSet(
        "，".join(filter(None, (level, f"{figures.year}年" if figures.year else "日期不详"))), tuple(bars)
    )
