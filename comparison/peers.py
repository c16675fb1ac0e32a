"""Localities of a similar profile, and what they write of that one of them does not (可借鉴), from the database."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Window
from django.db.models.functions import RowNumber

from comparison.alike.localities import Lead, Peer, leads_for, peers_of
from comparison.matrix import tallied
from comparison.scope import Scope
from measures.models import Axis, Measure, Theme
from measures.models.tally import EVERYWHERE
from regions.models import Region
from regions.rollup import lies_within

PEERS = 6
EVIDENCE = 3  # measures shown a theme
SHARED = 5  # themes named a peer


@dataclass(frozen=True, slots=True)
class ShownPeer:
    region: Region
    percent: int
    shared: tuple[Theme, ...]


@dataclass(frozen=True, slots=True)
class ShownLead:
    """A theme that `regions` write of, with one measure each of the nearest.

    `sentences` of the locality itself speak of it; without one it is not mentioned there.
    """

    theme: Theme
    regions: tuple[Region, ...]
    measures: tuple[Measure, ...]
    sentences: int


def nearest_localities(region: Region, limit: int = PEERS) -> list[Region]:
    """The regions of nearest profile, nearest first."""
    peers = peers_of(region.code, _counts(region), limit)
    regions = Region.objects.in_bulk([peer.code for peer in peers])
    return [regions[peer.code] for peer in peers]


def similar_localities(region: Region, limit: int = PEERS) -> tuple[list[ShownPeer], list[ShownLead]]:
    """Peers of a region with their regions and themes, nearest first, and its leads with evidence."""
    counts = _counts(region)
    peers = peers_of(region.code, counts, limit)
    leads = leads_for(region.code, counts, peers, _touched(region))
    regions = Region.objects.select_related("parent__parent").in_bulk([peer.code for peer in peers])
    themes = {theme.slug: theme for theme in Theme.objects.select_related("group")}
    shown = _shown_leads(leads, regions, themes, _sentences(region, leads))
    return [_shown_peer(peer, regions, themes) for peer in peers], shown


def _shown_peer(peer: Peer, regions: Mapping[str, Region], themes: Mapping[str, Theme]) -> ShownPeer:
    shared = tuple(themes[slug] for slug in peer.shared[:SHARED])
    return ShownPeer(regions[peer.code], round(peer.score * 100), shared)


def _shown_leads(
    leads: Sequence[Lead],
    regions: Mapping[str, Region],
    themes: Mapping[str, Theme],
    sentences: Mapping[str, int],
) -> list[ShownLead]:
    """What the locality does not mention at all comes first."""
    evidence = _evidence(leads)
    shown = [
        ShownLead(
            themes[lead.theme],
            tuple(regions[code] for code in lead.peers),
            tuple(evidence[lead.theme, code] for code in lead.peers[:EVIDENCE]),
            sentences.get(lead.theme, 0),
        )
        for lead in leads
    ]
    return sorted(shown, key=lambda lead: lead.sentences > 0)


def _counts(region: Region) -> dict[str, dict[str, int]]:
    """Measures by theme by region: of each region its own texts, of this one all below it too.

    Regions above and below it share its texts and are no peers.
    """
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    first, last = region.code_range
    for code, slug, count in _own_by_theme():
        if first <= code <= last:
            counts[region.code][slug] += count
        elif not lies_within(region.code, code):
            counts[code][slug] += count
    return {code: dict(themes) for code, themes in counts.items()}


def _own_by_theme() -> Iterator[tuple[str, str, int]]:
    """(region, theme, measures) of every region by itself, the tallies of all years."""
    slugs = _slugs()
    rows = tallied(Scope(), Axis.THEME).exclude(region=EVERYWHERE).filter(key__in=slugs, own_counted__gt=0)
    for code, key, count in rows.order_by("region", "key").values_list("region", "key", "own_counted"):
        yield code, slugs[key], count


def _touched(region: Region) -> frozenset[str]:
    """Themes that a region's measures speak of in passing: they are mentioned, if not as a measure of their own."""
    return frozenset(_by_theme(region, "all_touched"))


def _sentences(region: Region, leads: Sequence[Lead]) -> dict[str, int]:
    """Sentences of a region by theme, of the themes that are leads."""
    wanted = {lead.theme for lead in leads}
    return {slug: many for slug, many in _by_theme(region, "all_sentences").items() if slug in wanted}


def _by_theme(region: Region, column: str) -> dict[str, int]:
    slugs = _slugs()
    rows = tallied(Scope(), Axis.THEME).filter(region=region.code, key__in=slugs)
    return {slugs[key]: many for key, many in rows.by("key", column).items()}


def _slugs() -> dict[str, str]:
    """Slugs of the themes by their keys in the tallies."""
    return {str(pk): slug for pk, slug in Theme.objects.on_linkage().values_list("pk", "slug")}


def _evidence(leads: Sequence[Lead]) -> dict[tuple[str, str], Measure]:
    """The first measure of each theme and peer that a lead shows."""
    wanted = {(lead.theme, code) for lead in leads for code in lead.peers[:EVIDENCE]}
    place = Window(
        RowNumber(), partition_by=["theme", "article__region"], order_by=["article_id", "position"]
    )
    measures = Scope().measures().order_by().annotate(place=place)
    first = measures.filter(
        theme__slug__in={slug for slug, _ in wanted},
        article__region__in={code for _, code in wanted},
        place=1,
    )
    found = Measure.objects.filter(pk__in=list(first.values_list("pk", flat=True))).with_card()
    keyed = {(measure.theme.slug, measure.article.region_id): measure for measure in found}
    return {key: keyed[key] for key in wanted if key in keyed}
