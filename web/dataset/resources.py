"""The tables of the package: names whole, then articles some at a time with all that stands in them."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, QuerySet, Sum
from django.db.models.functions import Substr

from documents.models import Article, Official, Source
from measures.models import Axis, Figure, Measure, MeasureStatus, Mention, Tally, Theme, Transition
from measures.models.tally import EVERYWHERE
from regions.models import Region, RegionChange
from web.lists.article_cards import as_cards
from web.rows.articles import ArticleText, article_text
from web.rows.names import (
    REGION_COUNTS,
    THEME_COUNTS,
    OfficialRow,
    RegionRow,
    SourceRow,
    ThemeRow,
    changes_by_region,
    official_row,
    region_row,
    source_row,
    theme_row,
)
from web.rows.row import Row, as_it_is
from web.rows.spans import (
    FigureRow,
    MeasureRow,
    MentionRow,
    TransitionRow,
    figure_row,
    measure_row,
    mention_row,
    transition_row,
)

NOBODY = AnonymousUser()
# Articles in memory at once, with all that stands in them.
ARTICLES_AT_ONCE = 200


@dataclass(frozen=True)
class Resource:
    """A table of the package; `key` names its rows, `links` lead from a column to a column of another table."""

    name: str
    title: str
    kind: type[Row]
    key: str = "id"
    links: tuple[tuple[str, str, str], ...] = ()


_REGION = ("region_code", "regions", "code")
_ARTICLE = ("article_id", "articles", "id")
_MEASURE = ("measure_id", "measures", "id")
_THEME = ("theme", "themes", "slug")
RESOURCES = (
    Resource("regions", "地区", RegionRow, "code", (("parent", "", "code"),)),
    Resource("themes", "主题，按次序", ThemeRow, "slug"),
    Resource("sources", "来源", SourceRow),
    Resource("officials", "署名的官员、机构和记者", OfficialRow, links=(_REGION,)),
    Resource("articles", "文章，连同正文", ArticleText, links=(_REGION, ("source_id", "sources", "id"))),
    Resource("measures", "举措", MeasureRow, links=(_ARTICLE, _THEME)),
    Resource("figures", "数据", FigureRow, links=(_ARTICLE, _MEASURE)),
    Resource("transitions", "转变", TransitionRow, links=(_ARTICLE, _MEASURE)),
    Resource("mentions", "提及主题的句子", MentionRow, links=(_ARTICLE, _THEME)),
)


@dataclass(frozen=True)
class Part:
    """Rows by table; `digests` tell the state of each article with all that stands in it."""

    rows: dict[str, list[dict[str, Any]]]
    digests: dict[int, str]


def names_of(using: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of the tables that articles refer to, with the table that each is of."""
    totals = Tally.objects.using(using).filter(is_public=True)
    by_region = totals.along(Axis.TOTAL).exclude(region=EVERYWHERE).values_list("region", *REGION_COUNTS)
    counts = {code: dict(zip(REGION_COUNTS, many, strict=True)) for code, *many in by_region.iterator()}
    changes = changes_by_region(RegionChange.objects.using(using))
    for region in Region.objects.using(using).order_by("pk").iterator():
        told = counts.get(region.pk, {}), changes.get(region.pk, [])
        yield "regions", _plain(region_row(region, *told, as_it_is))
    sums = {name: Sum(f"all_{name}") for name in THEME_COUNTS}
    along = totals.along(Axis.THEME).everywhere().order_by().values("key").annotate(**sums)
    on = {row.pop("key"): row for row in along}
    for theme in Theme.objects.using(using).select_related("group"):
        yield "themes", _plain(theme_row(theme, on.get(str(theme.pk), {}), as_it_is))
    public = Article.objects.using(using).visible_to(NOBODY).order_by()
    sources = Source.objects.using(using).filter(Exists(public.filter(source=OuterRef("pk"))))
    many = totals.along(Axis.SOURCE).everywhere().by("key", "all_articles")
    for source in sources.order_by("pk").iterator():
        yield "sources", _plain(source_row(source, many.get(str(source.pk), 0)))
    officials = Official.objects.using(using).filter(
        Exists(public.filter(authorships__official=OuterRef("pk")))
    )
    many = totals.along(Axis.OFFICIAL).everywhere().by("key", "all_articles")
    for official in officials.order_by("pk").select_related("region").iterator():
        yield "officials", _plain(official_row(official, many.get(str(official.pk), 0)))


def parts_of(using: str) -> Iterator[Part]:
    """All public articles by key, some at a time."""
    last = 0
    while pks := list(
        _public(using).filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:ARTICLES_AT_ONCE]
    ):
        yield _part(using, pks)
        last = pks[-1]


def _public(using: str) -> QuerySet[Article]:
    return Article.objects.using(using).visible_to(NOBODY)


def _part(using: str, pks: Sequence[int]) -> Part:
    articles = as_cards(_public(using).filter(pk__in=pks), NOBODY).defer(None).order_by("pk")
    rows = {"articles": [_plain(article_text(each, as_it_is)) for each in articles]}
    for name, found, shape in _standing_in(using, pks):
        rows[name] = [_plain(shape(each, as_it_is)) for each in found]
    hashes = {pk: hashlib.sha256() for pk in pks}
    for name, of_table in rows.items():
        for row in of_table:
            said = json.dumps([name, row], ensure_ascii=False, sort_keys=True)
            hashes[row["id"] if name == "articles" else row["article_id"]].update(said.encode())
    return Part(rows, {pk: each.hexdigest() for pk, each in hashes.items()})


def _standing_in(using: str, pks: Sequence[int]) -> Iterator[tuple[str, QuerySet, Any]]:
    """What stands in some articles, in the order of their texts."""

    def rows(manager: Any) -> QuerySet:
        found = manager.using(using).filter(article__in=pks).order_by("article", "start", "pk")
        return found.select_related("article__region").defer("article__body")

    measures = rows(Measure.objects).visible_to(NOBODY).select_related("theme")
    yield "measures", measures.prefetch_related("secondary_themes"), measure_row
    # As the lists of figures: none of a measure that a curator rejected.
    figures = rows(Figure.objects).exclude(measure__status=MeasureStatus.REJECTED)
    yield "figures", figures.select_related("measure"), figure_row
    yield "transitions", rows(Transition.objects).select_related("measure"), transition_row
    words = Substr("article__body", F("start") + 1, F("end") - F("start"))
    yield "mentions", rows(Mention.objects).select_related("theme").annotate(words=words), mention_row


def _plain(row: Row) -> dict[str, Any]:
    return row.model_dump(mode="json")
