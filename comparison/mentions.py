"""Sentences that speak of a theme where a place has no measure on it, from the database."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, Window
from django.db.models.functions import RowNumber

from comparison.columns import Columns
from comparison.scope import Scope
from measures.models import Mention
from measures.models.mention import MentionQuerySet
from regions.addresses import address_of
from regions.models import Region

SENTENCES_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Mentioned:
    """How many sentences of a place speak of a theme, the first of them, and where all of them are listed."""

    count: int = 0
    shown: tuple[Mention, ...] = ()
    url: str = ""

    @property
    def more(self) -> int:
        return self.count - len(self.shown)


NOT_MENTIONED = Mentioned()


def mentioned_in(
    columns: Columns, scope: Scope, silent: Mapping[Region, Sequence[int]]
) -> dict[tuple[str, int], Mentioned]:
    """By (region code, theme key): what the columns of a comparison say of the themes that each is silent on."""
    wanted = Q(pk=None)
    for region, themes in silent.items():
        wanted |= columns.condition(region, "article__region") & Q(theme__in=themes)
    rows = scope.mentions().filter(wanted)
    return mentioned_of(rows, scope, columns.of)


def mentioned_of(
    rows: MentionQuerySet, scope: Scope, place_of: Callable[[str], str]
) -> dict[tuple[str, int], Mentioned]:
    """The same of any mentions; `place_of` names the region that the texts of a region count for. Two queries."""
    counts: Counter[tuple[str, int]] = Counter()
    placed = rows.order_by().annotate(stands=scope.place("article__region"))
    for code, theme, count in placed.values_list("stands", "theme").annotate(Count("pk")):
        counts[place_of(code), theme] += count
    order = Window(RowNumber(), partition_by=["theme", "article__region"], order_by=["article_id", "start"])
    shown: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for row in rows.with_card().annotate(place=order).filter(place__lte=SENTENCES_SHOWN) if counts else ():
        shown[place_of(scope.place_of(row.article)), row.theme_id].append(row)
    return {
        key: Mentioned(
            count, tuple(shown[key][:SENTENCES_SHOWN]), _url(scope, key[0], shown[key][0].theme.slug)
        )
        for key, count in counts.items()
    }


def _url(scope: Scope, code: str, slug: str) -> str:
    return scope.address(address_of("mention_list"), ("region", code), ("theme", slug))
