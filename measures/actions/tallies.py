"""Keeping the tallies in step with what they count, in the transaction that changes it.

The own counts of a place are counted anew from articles, measures, mentions and figures; what they changed by is added to
the sums over years, kinds and the regions above. `remake_tallies` does the same from nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import Q

from documents.followers import UNDATED, Place, place_of
from documents.inserting import insert
from documents.models import Article
from measures.actions.counting import Counts, Key, counted
from measures.models.tally import COLUMNS, COUNTS, EVERY_KIND, EVERY_YEAR, EVERYWHERE, MOVED, SPARSE, Tally
from regions.rollup import codes_above, province_of

# What no two rows have in common.
KEY_FIELDS = ("region", "year", "kind", "axis", "key", "is_public")
BATCH_PLACES = 200  # SQLite refuses conditions of a thousand parts
LOCK = 7_140_031  # any number that no other advisory lock of the database has


def places_of(articles: Iterable[Article]) -> set[Place]:
    """Where stored articles count now."""
    rows = Article.objects.filter(pk__in=[article.pk for article in articles])
    return {place_of(*row) for row in rows.order_by().values_list("region_id", "published_on", "kind")}


@transaction.atomic
def refresh_tallies(places: Collection[Place]) -> None:
    """Count anew what stands in these places."""
    if places:
        _lock()
    for some in _batches({*places, *_places_then(places)}):
        own = counted(Article.objects.filter(_any_of(some) | _any_then(some)))
        _write(_changes({key: own[key] for key in own if key.place in some}, _stored_own(some)))


@transaction.atomic
def add_to_tallies(articles: Sequence[Article]) -> None:
    """Count articles that came in this transaction beside what stands in their places already."""
    if articles:
        _lock()
        _write(_changes(counted(Article.objects.filter(pk__in=[article.pk for article in articles])), {}))


@transaction.atomic
def remake_tallies() -> int:
    """Make all tallies from nothing, a province at a time; return how many rows there are."""
    _lock()
    Tally.objects.all().delete()
    codes = Article.objects.exclude(region=None).order_by().values_list("region_id", flat=True).distinct()
    parts = [Article.objects.in_region(code) for code in sorted({province_of(code) for code in codes})]
    whole: dict[Key, Counter[str]] = defaultdict(Counter)
    for part in (*parts, Article.objects.filter(region=None)):
        changes = _changes(counted(part), {})
        # What a place was then may lie in another province.
        for key in [key for key in changes if key.place.region == EVERYWHERE or key.axis.startswith(MOVED)]:
            whole[key].update(changes.pop(key))
        _insert(changes)
    _insert({key: counts for key, counts in whole.items() if any(counts.values())})
    return Tally.objects.count()


def recount_tallies() -> int:
    """Count every place anew, some at a time, each time in a transaction of its own: writers wait for none of it long.

    Return how many places there are. It may be broken off and begun again.
    """
    rows = Article.objects.order_by().values_list("region_id", "published_on", "kind").distinct()
    places = {place_of(*row) for row in rows.iterator(chunk_size=5000)}
    for some in _batches(places):
        refresh_tallies(some)
    return len(places)


def remake_missing_tallies() -> int:
    """Make the tallies of a library that is older than they are; return how many rows there were to make."""
    is_missing = Article.objects.exists() and not Tally.objects.exists()
    return remake_tallies() if is_missing else 0


def tally_problems() -> list[str]:
    """Where the stored tallies differ from what stands in the collection, in words; writes nothing that stays."""
    found = _all_rows()
    with transaction.atomic():
        remake_tallies()
        wanted = _all_rows()
        transaction.set_rollback(True)
    wrong = sorted(key for key in found.keys() | wanted.keys() if found.get(key) != wanted.get(key))
    return [f"计数与数据不符：{'/'.join(map(str, key))}" for key in wrong]


def _batches(places: Iterable[Place]) -> Iterator[set[Place]]:
    ordered = sorted(places)
    for first in range(0, len(ordered), BATCH_PLACES):
        yield set(ordered[first : first + BATCH_PLACES])


def _places_then(places: Iterable[Place]) -> set[Place]:
    """What the places of the articles that stand in these were then, where it was another."""
    found: set[Place] = set()
    for some in _batches(places):
        rows = Article.objects.filter(_any_of(some), region_then__isnull=False).order_by()
        found |= {place_of(*row) for row in rows.values_list("region_then_id", "published_on", "kind")}
    return found


def _any_then(places: Collection[Place]) -> Q:
    """The articles that stood in these places when they were written; asked of the few places that have any."""
    named = Article.objects.filter(region_then__in={place.region for place in places}).order_by()
    held = set(named.values_list("region_then_id", flat=True).distinct())
    return _any_of([place for place in places if place.region in held], "region_then")


def _any_of(places: Iterable[Place], field: str = "region") -> Q:
    found = Q(pk=None)
    for region, year, kind in places:
        day = Q(published_on=None) if year == UNDATED else Q(published_on__year=year)
        found |= Q(**{field: region or None, "kind": kind}) & day
    return found


def _stored_own(places: Collection[Place]) -> Counts:
    columns = [f"own_{name}" for name in COUNTS]
    return {
        key: Counter(dict(zip(COUNTS, counts, strict=True)))
        for key, counts in _rows_at(places, columns).items()
    }


def _changes(now: Counts, before: Counts) -> dict[Key, Counter[str]]:
    """What is to be added to every row, by its columns: to the places themselves and to all that sums them up."""
    changes: dict[Key, Counter[str]] = defaultdict(Counter)
    for key in now.keys() | before.keys():
        difference = Counter(now.get(key, {}))
        difference.subtract(before.get(key, {}))
        if any(difference.values()):
            own, summed = _rows_of(key)
            for row in own:
                changes[row].update({f"own_{name}": many for name, many in difference.items()})
            for row in summed:
                changes[row].update({f"all_{name}": many for name, many in difference.items()})
    return {row: change for row, change in changes.items() if any(change.values())}


def _rows_of(key: Key) -> tuple[list[Key], list[Key]]:
    """The rows that count what stands at a key: as its own, and with all that lies below."""
    region, year, kind = key.place
    if key.axis in SPARSE:
        return [key], [key._replace(place=Place(EVERYWHERE, EVERY_YEAR, EVERY_KIND))]
    above = [*codes_above(region), EVERYWHERE] if region else []
    if key.axis.startswith(MOVED):
        above = [code for code in above if code != EVERYWHERE]  # in all it makes no difference
    times = ((year, kind), (EVERY_YEAR, EVERY_KIND))
    own = [Key(Place(region, *time), *key[1:]) for time in times]
    return own, [*own, *(Key(Place(code, *time), *key[1:]) for time in times for code in above)]


def _write(changes: dict[Key, Counter[str]]) -> None:
    if not changes:
        return
    stored = _rows_at({key.place for key in changes}, COLUMNS)
    nothing = (0,) * len(COLUMNS)
    rows = []
    for key, change in changes.items():
        counts = zip(COLUMNS, stored.get(key, nothing), strict=True)
        rows.append(_row(key, {name: count + change[name] for name, count in counts}))
    insert(Tally, rows, over=KEY_FIELDS)
    if not all(any(row[name] for name in COLUMNS) for row in rows):
        regions = {key.place.region for key in changes}
        Tally.objects.filter(region__in=regions, **dict.fromkeys(COLUMNS, 0)).delete()


def _insert(counts: Mapping[Key, Counter[str]]) -> None:
    """Write rows that are not there yet."""
    insert(Tally, [_row(key, {name: of_key[name] for name in COLUMNS}) for key, of_key in counts.items()])


def _row(key: Key, counts: dict[str, int]) -> dict[str, Any]:
    own = (*key.place, key.axis, key.key, key.is_public)
    return {**dict(zip(KEY_FIELDS, own, strict=True)), **counts}


def _rows_at(places: Collection[Place], columns: Iterable[str]) -> dict[Key, tuple[int, ...]]:
    """The stored rows of the places; read by what they have in common, which for few places is little more."""
    regions, years, kinds = (set(values) for values in zip(*places, strict=True)) if places else ((), (), ())
    rows = Tally.objects.filter(region__in=regions, year__in=years, kind__in=kinds).values_list(
        *KEY_FIELDS, *columns
    )
    found = {}
    for region, year, kind, axis, key, is_public, *counts in rows.iterator(chunk_size=5000):
        if (place := Place(region, year, kind)) in places:
            found[Key(place, axis, key, is_public)] = tuple(counts)
    return found


def _all_rows() -> dict[tuple[object, ...], tuple[int, ...]]:
    return {row[:6]: row[6:] for row in Tally.objects.values_list(*KEY_FIELDS, *COLUMNS)}


def _lock() -> None:
    """One writer at a time: two that count the same place would each miss what the other adds."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
