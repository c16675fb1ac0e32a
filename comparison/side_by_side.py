"""Two to four localities side by side: what each writes of every theme, and what answers what."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Count, QuerySet
from django.urls import reverse

from comparison.alike.alignment import Group, align
from comparison.columns import Columns, Place
from comparison.mentions import NOT_MENTIONED, Mentioned, mentioned_in
from comparison.profiles import profiles_of
from comparison.rows import Cell, Entry, Line, Row, SideBySide
from comparison.scope import Scope
from comparison.strongest import strength_of, strongest
from measures.models import Measure, Theme

Key = tuple[int, str]  # a theme, and the code of a column


def side_by_side(columns: Columns, most: int | None = None) -> SideBySide:
    """Compare what stands in the columns, in their order; at most the `most` strongest measures of each on a theme."""
    scope, places = columns.scope, columns.places()
    inside = columns.any_condition("article__region")
    rows = strongest(scope.measures().filter(inside), columns, most)
    measures = {measure.pk: measure for measure in _with_all_shown(rows)}
    profiles = profiles_of(measures.values(), columns.of)
    groups = align(profiles, [place.region.code for place in places])
    themes = list(Theme.objects.on_linkage().select_related("group"))
    counts, touched = _counts(scope.measures().filter(inside), columns)
    spoken = counts.keys() | touched.keys()
    silent = {
        place.region: [theme.pk for theme in themes if (theme.pk, place.region.code) not in spoken]
        for place in places
    }
    mentioned = mentioned_in(columns, scope, silent)
    lines, lone = _arranged(groups, measures, columns, places)

    def cell(theme: Theme, place: Place) -> Cell:
        key = theme.pk, place.region.code
        return _cell(theme, place, scope, lone[key], counts[key], touched[key], mentioned)

    shown = [
        Row(theme, tuple(lines[theme.pk]), tuple(cell(theme, place) for place in places)) for theme in themes
    ]
    return SideBySide(scope, places, tuple(shown), scope.left_out().filter(inside).count())


def _with_all_shown(measures: QuerySet[Measure]) -> QuerySet[Measure]:
    shown = measures.with_card().order_by("article_id", "position")
    return shown.prefetch_related("figures", "secondary_themes", "article__authorships__official")


def _arranged(
    groups: Iterable[Group], measures: dict[int, Measure], columns: Columns, places: tuple[Place, ...]
) -> tuple[dict[int, list[Line]], dict[Key, list[Entry]]]:
    """Lines by theme, the likeliest first, and what stands alone by theme and column, the strongest first."""
    lines: dict[int, list[Line]] = defaultdict(list)
    lone: dict[Key, list[Entry]] = defaultdict(list)
    for group in groups:
        members = {columns.of(measures[key].article.region_id): measures[key] for key in group.keys}
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
    entries = tuple(Entry(member, (group.own or {})[member.pk]) if member else None for member in opposite)
    return Line(entries, group.strength, group.shared)


def _counts(measures: QuerySet[Measure], columns: Columns) -> tuple[Counter[Key], Counter[Key]]:
    """Measures by theme and column: as their main theme, and in passing. Two queries, however many there are."""
    found: list[Counter[Key]] = []
    for field in ("theme", "secondary_themes"):
        counts: Counter[Key] = Counter()
        rows = measures.filter(**{f"{field}__isnull": False}).order_by().values_list(field, "article__region")
        for theme, code, count in rows.annotate(Count("pk")):
            counts[theme, columns.of(code)] += count
        found.append(counts)
    return found[0], found[1]


def _cell(
    theme: Theme,
    place: Place,
    scope: Scope,
    entries: list[Entry],
    count: int,
    touched: int,
    mentioned: Mapping[tuple[str, int], Mentioned],
) -> Cell:
    pairs = ("region", place.region.code), ("theme", theme.slug)
    return Cell(
        place,
        tuple(entries),
        count,
        touched,
        scope.address(reverse("measure_list"), *pairs),
        mentioned.get((place.region.code, theme.pk), NOT_MENTIONED),
    )
