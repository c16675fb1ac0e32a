"""Figures from the database on scales that they may share, each with its sentence."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice, takewhile

from django.utils.translation import gettext

from comparison.alike.extents import Teller
from comparison.alike.figures import Counted, Scale, Set, scales
from comparison.columns import Columns
from comparison.headings import Heading, Headings, figures_of, headings, near_groups
from comparison.pictures.slopes import Slopes, Value, slopes
from comparison.scope import Scope
from documents.models import Article
from documents.models.article import RECOGNISED_MARK
from documents.search.results import IsAmong
from documents.text.sentences import sentence_of
from measures.models import Figure
from regions.english import english_name
from regions.models import Level
from regions.speaking import is_english

FIGURES_A_SCALE, FIGURES_OF_ONE = 8, 60  # bars of a scale among others, and of one alone
MOST_ARTICLES = (
    400  # of all columns together, the newest of each: the figures of as many are held against each other
)
MOST_NEAR = 6  # names offered beside one
MOST_ALIKE = 5  # scales that a comparison shows
BAR_LENGTH = 100  # units of the drawing's viewBox


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure drawn: from 0 to `low`, and on to `high` where it is a range; `is_drawn` where another place has one."""

    figure: Figure
    sentence: str
    low: float
    high: float
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class ShownSet:
    """Figures that may be held against each other, or those that may not, in words."""

    label: str
    bars: tuple[Bar, ...]
    is_whole: bool


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

    def of_whole_places(self) -> "ShownScale":
        return replace(self, sets=tuple(each for each in self.sets if each.is_whole))

    @property
    def is_single(self) -> bool:
        """Whether it is one figure, which nothing is held against."""
        return not self.more and [len(each.bars) for each in self.sets] == [1]


def shown_scales(
    wanted: Iterable[Heading], place_of: Mapping[int, str], scope: Scope, order: str = "value"
) -> list[ShownScale]:
    """The scales of some headings with their bars, in two queries; within a scale by value, region or date.

    What is drawn alone is read whole: many more figures may be behind it. `place_of` as for the headings; `scope` says
    whether a figure is shown in the region of today.
    """
    wanted = list(wanted)
    counted, values = _read([key for heading in wanted for key in heading.keys], place_of, scope)
    drawn = {(scale.about, scale.unit): scale for scale in scales(counted)}
    most = FIGURES_A_SCALE if len(wanted) > 1 else FIGURES_OF_ONE
    found = [_first_of(scale, most) for each in wanted if (scale := drawn.get(each.key))]
    keys = [figure.key for first in found for each in first.sets for figure in each.figures]
    places = ["article__region__parent", *(["article__region_then__parent"] if scope.then else [])]
    rows = Figure.objects.select_related(*places, "measure").in_bulk(keys)
    scope.put_in_place(figure.article for figure in rows.values())
    return [_shown(first, drawn[first.about, first.unit], rows, values, order) for first in found]


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
    """What the figures of at least two columns of a comparison count alike, those of most columns first; and what single
    columns count under nearly the same names, set beside each other and not on one scale."""
    place_of = columns.newest(MOST_ARTICLES // len(columns.regions))
    found = headings(figures_of(place_of), place_of, columns.scope)
    alike = list(takewhile(lambda each: each.regions > 1, islice(found, MOST_ALIKE)))
    groups = [group[:MOST_NEAR] for group in near_groups(found) if {each.regions for each in group} == {1}][
        : 2 * MOST_ALIKE
    ]
    scales_of = shown_scales([*alike, *chain.from_iterable(groups)], place_of, columns.scope)
    shown = {(each.about, each.unit): each.of_whole_places() for each in scales_of}
    near = []
    for group in groups:
        its = tuple(shown[each.key] for each in group if each.key in shown)
        beside = NearScales("、".join(scale.about for scale in its), group[0].unit, its)
        if len({columns.of(code) for code in beside.places}) > 1:
            near.append(beside)
    return [shown[each.key] for each in alike if each.key in shown], near[:MOST_ALIKE]


def with_near(shown: Iterable[ShownScale], known: Headings) -> list[ShownScale]:
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


@dataclass(frozen=True, slots=True)
class _Told(Teller):
    """The article with the day and the level of its place, which say what its figures may stand beside."""

    published_on: date | None
    is_recognised: bool
    level: str

    @property
    def year(self) -> int | None:
        return self.published_on.year if self.published_on else None

    @property
    def place(self) -> str:
        return english_name(self.name).short if is_english() else self.short_name


def _read(
    keys: Collection[int], place_of: Mapping[int, str], scope: Scope
) -> tuple[list[Counted], dict[int, Value]]:
    """Some figures as they may be held against each other, and by key as they follow over the years."""
    said = ("about", "unit", "low", "high", "surface", "extent", "is_added", "is_planned")
    rows = list(Figure.objects.filter(IsAmong(keys)).order_by("pk").values_list("pk", "article_id", *said))
    # Asked for apart, as in comparison/side_by_side.py.
    articles = Article.objects.filter(IsAmong({text for _, text, *_ in rows})).order_by()
    name, short_name, level = (scope.of_place("region", each) for each in ("name", "short_name", "level"))
    columns = (name, short_name, "kind", "published_on", "is_recognised", level)
    told = {text: _Told(*each) for text, *each in articles.values_list("pk", *columns)}
    counted, values = [], {}
    for pk, text, about, unit, low, high, surface, extent, is_added, is_planned in rows:
        if not (teller := told.get(text)):
            continue
        kinds = {"is_whole": teller.tells_of_whole(extent), "is_added": is_added, "is_planned": is_planned}
        where = {"level": teller.level, "year": teller.year, "text": text}
        counted.append(Counted(pk, place_of[text], about, unit, low, high, **where, **kinds))
        if teller.year:
            mark = RECOGNISED_MARK if teller.is_recognised else ""
            values[pk] = Value(teller.place, teller.year, float(high), f"{surface}{mark}")
    return counted, values


def _first_of(scale: Scale, most: int) -> Scale:
    """The first figures of a scale, set by set."""
    sets, left = [], most
    for each in scale.sets:
        if left > 0:
            sets.append(replace(each, figures=each.figures[:left]))
            left -= len(sets[-1].figures)
    return replace(scale, sets=tuple(sets))


def _shown(
    first: Scale, whole: Scale, rows: dict[int, Figure], values: dict[int, Value], order: str
) -> ShownScale:
    """The bars of a scale's first figures, as long as the whole scale makes them, and all of it over the years."""
    sets = tuple(
        _shown_set(each, of_whole, rows, order)
        for each, of_whole in zip(first.sets, whole.sets, strict=False)
    )
    more = len(whole.figures) - len(first.figures)
    over_years = slopes(values[each.key] for each in whole.figures if each.year and each.is_sum)
    return ShownScale(whole.about, whole.unit, whole.places, sets, more, slopes=over_years)


def _shown_set(figures: Set, whole: Set, rows: dict[int, Figure], order: str) -> ShownSet:
    bars = [
        Bar(
            rows[each.key],
            sentence_of(rows[each.key].article.body, rows[each.key].start, rows[each.key].end),
            round(whole.share(each.low) * BAR_LENGTH, 2),
            round(whole.share(each.high) * BAR_LENGTH, 2),
            whole.is_drawn,
        )
        for each in figures.figures
    ]
    if order == "region":
        bars.sort(key=lambda bar: (bar.figure.article.region_id, -bar.figure.high))
    elif order == "new":
        bars.sort(key=lambda bar: str(bar.figure.article.published_on or ""), reverse=True)
    return ShownSet(_label(figures.first), tuple(bars), figures.first.is_whole)


def _label(first: Counted) -> str:
    """What the figures of a set share, by the first of them."""
    if not first.is_whole:
        return str(gettext("没有写明是整个地区的数，或只是其中一部分：只列出，不相比"))
    level = str(Level(first.level).label) if first.level else ""
    year = gettext("{year}年").format(year=first.year) if first.year else gettext("日期不详")
    kinds = (gettext("计划") if first.is_planned else "", gettext("新增") if first.is_added else "")
    return str(gettext("，").join(filter(None, (level, year, *kinds))))
