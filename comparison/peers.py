"""Localities of a similar profile, and what they write of that one of them does not (可借鉴), from the database."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q, Sum, Window
from django.db.models.functions import RowNumber

from comparison.alike.localities import Lead, Peer, leads_for, peers_of
from comparison.axes import tallied
from comparison.scope import Scope
from measures.models import Axis, Measure, Theme
from measures.models.tally import EVERYWHERE
from regions.models import Region
from regions.rollup import codes_above

# Judged on a collection of 20,000 articles: of so many regions the profiles are held against each other in a few
# hundredths of a second, and there are only 333 prefectures.
MOST_COMPARED = 300
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


class Own(NamedTuple):
    """What the texts of a region and of all below it hold, by the slug of a theme."""

    counted: dict[str, int]
    touched: dict[str, int]
    sentences: dict[str, int]


def nearest_localities(region: Region, then: bool = False, limit: int = PEERS) -> list[Region]:
    """The regions of nearest profile, nearest first; with `then` by what places were when their texts were written."""
    slugs, scope = _slugs(), Scope(then=then)
    peers = peers_of(region.code, _counts(region, _own(region, slugs, scope), slugs, scope), limit)
    regions = Region.objects.in_bulk([peer.code for peer in peers])
    return [regions[peer.code] for peer in peers]


def similar_localities(
    region: Region, then: bool = False, limit: int = PEERS
) -> tuple[list[ShownPeer], list[ShownLead]]:
    """Peers of a region with their regions and themes, nearest first, and its leads with evidence; `then` as above."""
    slugs, scope = _slugs(), Scope(then=then)
    own = _own(region, slugs, scope)
    counts = _counts(region, own, slugs, scope)
    peers = peers_of(region.code, counts, limit)
    leads = leads_for(region.code, counts, peers, frozenset(own.touched))
    regions = Region.objects.select_related("parent__parent").in_bulk([peer.code for peer in peers])
    themes = {theme.slug: theme for theme in Theme.objects.select_related("group")}
    shown = _shown_leads(leads, regions, themes, own.sentences, scope)
    return [_shown_peer(peer, regions, themes) for peer in peers], shown


def _shown_peer(peer: Peer, regions: Mapping[str, Region], themes: Mapping[str, Theme]) -> ShownPeer:
    shared = tuple(themes[slug] for slug in peer.shared[:SHARED])
    return ShownPeer(regions[peer.code], round(peer.score * 100), shared)


def _shown_leads(
    leads: Sequence[Lead],
    regions: Mapping[str, Region],
    themes: Mapping[str, Theme],
    sentences: Mapping[str, int],
    scope: Scope,
) -> list[ShownLead]:
    """What the locality does not mention at all comes first."""
    evidence = _evidence(leads, scope)
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


def _counts(region: Region, own: Own, slugs: Mapping[str, str], scope: Scope) -> dict[str, dict[str, int]]:
    """Measures by theme by region: of this region those of all below it too, of the others their own texts'."""
    rows = tallied(scope, Axis.THEME).filter(key__in=slugs, region__in=_others(region, scope))
    held: dict[str, dict[str, int]] = defaultdict(dict)
    # Added up here, for a database that groups them takes longer.
    for code, key, count in (
        rows.exclude(own_counted=0).order_by("region", "key").values_list("region", "key", "own_counted")
    ):
        of, slug = held[code], slugs[key]
        of[slug] = of.get(slug, 0) + count
    counts = {region.code: own.counted, **held} if own.counted else held
    return {code: {slug: many for slug, many in of.items() if many} for code, of in counts.items()}


def _others(region: Region, scope: Scope) -> list[str]:
    """The regions that may be peers: those of its level first, then those of most measures, MOST_COMPARED in all.

    Regions above and below it share its texts and are no peers.
    """
    sharing = Q(region__in=[EVERYWHERE, *codes_above(region.code)]) | Q(region__range=region.code_range)
    others = tallied(scope, Axis.TOTAL).exclude(sharing).order_by()
    held: Counter[str] = Counter()
    for code, count in others.values_list("region", "own_counted"):
        held[code] += count
    held = +held
    level = Region.objects.filter(level=region.level, pk__in=held)
    its_level = set(level.order_by().values_list("pk", flat=True))
    return sorted(held, key=lambda code: (code not in its_level, -held[code], code))[:MOST_COMPARED]


def _own(region: Region, slugs: Mapping[str, str], scope: Scope) -> Own:
    sums = (Sum(column) for column in ("all_counted", "all_touched", "all_sentences"))
    rows = tallied(scope, Axis.THEME).filter(region=region.code, key__in=slugs).order_by("key")
    found: tuple[dict[str, int], ...] = ({}, {}, {})
    for key, *counts in rows.values_list("key").annotate(*sums):
        for of, count in zip(found, counts, strict=True):
            if count:
                of[slugs[key]] = count
    return Own(*found)


def _slugs() -> dict[str, str]:
    """Slugs of the themes by their keys in the tallies."""
    return {str(pk): slug for pk, slug in Theme.objects.on_linkage().values_list("pk", "slug")}


def _evidence(leads: Sequence[Lead], scope: Scope) -> dict[tuple[str, str], Measure]:
    """The first measure of each theme and peer that a lead shows."""
    wanted = {(lead.theme, code) for lead in leads for code in lead.peers[:EVIDENCE]}
    measures = scope.measures().order_by().annotate(of_region=scope.place("article__region"))
    place = Window(RowNumber(), partition_by=["theme", "of_region"], order_by=["article_id", "position"])
    first = measures.annotate(place=place).filter(
        theme__slug__in={slug for slug, _ in wanted}, of_region__in={code for _, code in wanted}, place=1
    )
    found = Measure.objects.filter(pk__in=list(first.values_list("pk", flat=True))).with_card()
    found = list(found.select_related("article__region_then__parent__parent"))
    scope.put_in_place(measure.article for measure in found)
    keyed = {(measure.theme.slug, measure.article.region_id): measure for measure in found}
    return {key: keyed[key] for key in wanted if key in keyed}
