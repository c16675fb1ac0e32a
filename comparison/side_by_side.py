"""Two to four localities side by side: what each writes of every theme, and what answers what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.urls import reverse

from comparison.alike.alignment import Group, align_first
from comparison.columns import Columns, Place
from comparison.mentions import NOT_MENTIONED, mentioned_in
from comparison.profiles import profiles_of
from comparison.rows import Cell, Entry, Line, Row, SideBySide
from comparison.scope import Scope
from comparison.strongest import strength_of, strongest
from documents.models import Article
from documents.search.results import IsAmong
from measures.models import Measure, Theme
from measures.models.theme import OTHER
from regions.models import Region

Key = tuple[int, str]  # a theme, and the code of a column
Counts = dict[str, dict[str, tuple[int, ...]]]  # by the code of a column and the key of a theme


def side_by_side(columns: Columns, most: int | None = None, first: int | None = None) -> SideBySide:
    """Compare what stands in the columns, in their order; at most the `most` strongest measures of each on a theme.

    What stands opposite each other among the `first` strongest does so whatever else is compared.
    """
    scope, places = columns.scope, columns.places()
    themes = list(Theme.objects.on_linkage().select_related("group"))
    measures = _in_columns(strongest(columns, most), columns, themes)
    profiles = profiles_of(list(measures), measures.__getitem__)
    foremost = _strongest_of(measures, first) if first else {profile.key for profile in profiles}
    groups = align_first(profiles, [place.region.code for place in places], foremost)
    counts = columns.theme_counts()
    silent = {
        place.region: [theme.pk for theme in themes if not any(_of(counts, place, theme))] for place in places
    }
    mentioned = mentioned_in(columns, scope, silent)
    measures_url = reverse("measure_list")
    lines, lone = _arranged(groups, measures, places)

    def cell(theme: Theme, place: Place) -> Cell:
        count, touched = _of(counts, place, theme)
        url = scope.address(measures_url, ("region", place.region.code), ("theme", theme.slug))
        of_place = mentioned.get((place.region.code, theme.pk), NOT_MENTIONED)
        return Cell(place, tuple(lone[theme.pk, place.region.code]), count, touched, url, of_place)

    shown = [
        Row(theme, tuple(lines[theme.pk]), tuple(cell(theme, place) for place in places)) for theme in themes
    ]
    other = Theme.objects.filter(slug=OTHER).values_list("pk", flat=True).first()
    left_out = sum(of.get(str(other), (0,))[0] for of in counts.values())
    return SideBySide(scope, places, tuple(shown), left_out)


def _in_columns(rows: QuerySet[Measure], columns: Columns, themes: Iterable[Theme]) -> dict[Measure, str]:
    """The measures with the codes of their columns; the themes, which are few, are made once for all."""
    theme_of = {theme.pk: theme for theme in themes}
    code_of = cache(columns.of)
    measures = list(rows.defer("evidence").order_by("article_id", "position"))
    # Asked for apart: PostgreSQL's planner reads every article of the library to join a few hundred measures.
    texts = Article.objects.filter(IsAmong({measure.article_id for measure in measures})).order_by()
    place_of = dict(texts.values_list("pk", columns.scope.place("region")))
    found = {each: code_of(place_of[each.article_id]) for each in measures if each.article_id in place_of}
    for measure in found:
        measure.theme = theme_of[measure.theme_id]
    return found


def _strongest_of(measures: Mapping[Measure, str], first: int) -> set[int]:
    """The keys of the `first` strongest of each theme and column."""
    held: dict[Key, list[Measure]] = defaultdict(list)
    for measure, code in measures.items():
        held[measure.theme_id, code].append(measure)
    return {measure.pk for group in held.values() for measure in sorted(group, key=strength_of)[:first]}


def load_shown(rows: Iterable[Row], scope: Scope) -> None:
    """Give the measures of some rows all that is shown of them, each in the region that it counts for: a comparison reads
    of most only what aligns them."""
    measures = [measure for row in rows for measure in row.measures]
    articles = Prefetch("article", Article.objects.defer("body"))
    prefetch_related_objects(measures, articles, "figures")
    articles_shown = {id(measure.article): measure.article for measure in measures}.values()
    codes = {code for each in articles_shown for code in (each.region_id, scope.place_of(each))}
    region_of = Region.objects.in_bulk(codes)
    for article in articles_shown:
        article.region = region_of[article.region_id]
        article.show_in(region_of[scope.place_of(article)])


def _arranged(
    groups: Iterable[Group], code_of: dict[Measure, str], places: tuple[Place, ...]
) -> tuple[dict[int, list[Line]], dict[Key, list[Entry]]]:
    """Lines by theme, the likeliest first, and what stands alone by theme and column, the strongest first."""
    lines: dict[int, list[Line]] = defaultdict(list)
    lone: dict[Key, list[Entry]] = defaultdict(list)
    measures = {measure.pk: measure for measure in code_of}
    for group in groups:
        members = {code_of[measures[key]]: measures[key] for key in group.keys}
        first = measures[group.keys[0]]
        if len(members) > 1:
            lines[first.theme_id].append(_line(group, members, places))
        for code, member in members.items():
            if len(members) == 1:
                lone[member.theme_id, code].append(Entry(member))
            elif member.theme_id != first.theme_id:
                lone[member.theme_id, code].append(Entry(member, opposite_theme=first.theme))
    for entries in lone.values():
        entries.sort(key=lambda entry: strength_of(entry.measure))
    return lines, lone


def _line(group: Group, members: dict[str, Measure], places: tuple[Place, ...]) -> Line:
    opposite = (members.get(place.region.code) for place in places)
    return Line(tuple(Entry(member, group) if member else None for member in opposite), group)


def _of(counts: Counts, place: Place, theme: Theme) -> tuple[int, int]:
    """A place's measures on a theme: as their main theme, and in passing."""
    count, touched = counts[place.region.code].get(str(theme.pk), (0, 0))
    return count, touched
