"""Load a published data package into an empty base: the same articles under the same ids, with all that stands in them.

The rows come as the package tells them, people's decisions among them; what follows from a text by computing alone is
made here. Whoever confirmed a measure is not told: it stands under an account that nobody can sign in to.
"""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import DEFAULT_DB_ALIAS, IntegrityError, transaction

from documents.backup.restoring import reset_sequences
from documents.dates import parse_date
from documents.ingest.parsed import IngestError
from documents.models import Article, ArticleIndex, Authorship, Official, Source
from documents.same_text.overlap import prints_of
from documents.search.rebuild import rebuild
from measures.actions.tallies import remake_tallies
from measures.models import (
    ArticlePrints,
    Figure,
    Measure,
    MeasureIndex,
    MeasureStatus,
    Mention,
    Theme,
    ThemeGroup,
    Transition,
)
from regions.actions import add_missing_changes, add_missing_regions
from regions.models import Region, RegionChange
from regions.pinyin import initials_of

ROWS_AT_ONCE = 300
# Stands for whoever decided in the installation that the package comes from.
DECIDED_ELSEWHERE = "data-package"
Row = dict[str, Any]


def load_package(path: Path) -> dict[str, int]:
    """Store all of a package of JSON Lines, or nothing; return how many rows each table had.

    Raises IngestError where the base is not empty or the file is no such package.
    """
    if Article.objects.exists():
        raise IngestError("库里已有文章。整库只能装入空库；要并入单篇，请用 import_articles。")
    try:
        with zipfile.ZipFile(path) as archive, transaction.atomic():
            described = json.loads(archive.read("datapackage.json"))
            if described["since"]:
                raise IngestError("这是变化包，不是全库。请先装入它所依据的全库。")
            counts = {name: _load(archive, name, store) for name, store in STORES.items()}
            # They lead from any region to any other.
            _load(archive, "regions", _changes)
            # The next rows are numbered behind those that came with their numbers.
            reset_sequences(using=DEFAULT_DB_ALIAS)
            remake_tallies()
            for token_row in (ArticleIndex, MeasureIndex):
                rebuild(token_row)
    except (OSError, zipfile.BadZipFile, KeyError, TypeError, ValueError, IntegrityError) as error:
        detail = f"{path.name}：不是完整的数据包（{error}）。请重新下载 jsonl.zip，并核对 SHA-256。"
        raise IngestError(detail) from error
    return counts


def _load(archive: zipfile.ZipFile, name: str, store: Callable[[list[Row]], None]) -> int:
    with archive.open(f"{name}.jsonl") as member:
        lines = (json.loads(line) for line in io.TextIOWrapper(member, encoding="utf-8"))
        count = 0
        for batch in _batches(lines):
            store(batch)
            count += len(batch)
    return count


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        yield batch


def _regions(rows: list[Row]) -> None:
    names = ("code", "name", "short_name", "level", "is_active")
    add_missing_regions(
        regions=[
            Region(
                **{name: row[name] for name in names},
                parent_id=row["parent"],
                successor_id=row["successor"],
                initials=initials_of(row["name"]),
            )
            for row in rows
        ]
    )


def _changes(rows: list[Row]) -> None:
    add_missing_changes(
        changes=[
            RegionChange(
                region_id=row["code"],
                former_id=each["former_code"],
                **{name: each[name] for name in ("former_name", "kind", "happened")},
            )
            for row in rows
            # Packages of older versions tell of none.
            for each in row.get("changes", ())
        ]
    )


def _themes(rows: list[Row]) -> None:
    """In the order in which they come, and so their groups."""
    for row in rows:
        order = ThemeGroup.objects.count()
        group, _ = ThemeGroup.objects.get_or_create(
            slug=row["group"],
            defaults={
                "name": row["group_name"],
                "name_en": row.get("group_name_en", ""),
                "order": order,
            },
        )
        told = {name: row[name] for name in ("name", "name_en", "revitalization", "covers")}
        Theme.objects.get_or_create(
            slug=row["slug"], defaults={**told, "group": group, "order": Theme.objects.count()}
        )


def _sources(rows: list[Row]) -> None:
    Source.objects.bulk_create(
        Source(pk=row["id"], name=row["name"], homepage=row["homepage"]) for row in rows
    )


def _officials(rows: list[Row]) -> None:
    Official.objects.bulk_create(
        Official(pk=row["id"], name=row["name"], kind=row["kind"], region_id=row["region_code"])
        for row in rows
    )


def _articles(rows: list[Row]) -> None:
    articles = [_article(row) for row in rows]
    # Their search rows are made when all is there.
    Article.objects.bulk_create(articles, with_index=False)
    for article, row in zip(articles, rows, strict=True):
        article.created_at, article.updated_at = row["added"], row["updated"]
    Article.objects.bulk_update(articles, ["created_at", "updated_at"])
    Authorship.objects.bulk_create(
        Authorship(article_id=row["id"], official_id=each["id"], position=each["position"], order=order)
        for row in rows
        for order, each in enumerate(row["authors"])
    )
    ArticlePrints.objects.store([(each, prints_of(each.body).tobytes()) for each in articles])


def _article(row: Row) -> Article:
    published_on, precision = parse_date(row["published"])
    told = (
        "title",
        "kind",
        "source_id",
        "source_url",
        "document_number",
        "external_id",
        "body",
        "body_sha256",
    )
    return Article(
        pk=row["id"],
        **{name: row[name] for name in told},
        region_id=row["region_code"],
        region_then_id=row.get("region_code_then"),
        # Packages of older versions know of no scans.
        is_recognised=row.get("is_recognised", False),
        published_on=published_on,
        published_precision=precision,
        status="published",
    )


def _measures(rows: list[Row]) -> None:
    themes = dict(Theme.objects.values_list("slug", "pk"))
    told = ("title", "section", "position", "status", "origin", "confidence")
    Measure.objects.bulk_create(
        (
            Measure(
                **_span(row),
                **{name: row[name] for name in (*told, "quote", "rule", "rule_version")},
                # Packages of older versions do not tell what is done.
                is_achieved=row.get("is_achieved", False),
                theme_id=themes[row["theme"]],
                reviewed_at=row["reviewed"],
                reviewed_by=_somebody() if row["status"] != MeasureStatus.CANDIDATE else None,
            )
            for row in rows
        ),
        with_index=False,
    )
    touching = Measure.secondary_themes.through
    touching.objects.bulk_create(
        touching(measure_id=row["id"], theme_id=themes[slug])
        for row in rows
        for slug in row["secondary_themes"]
    )


def _somebody() -> User:
    """An account without a password, which is not active."""
    return User.objects.get_or_create(username=DECIDED_ELSEWHERE, defaults={"is_active": False})[0]


def _figures(rows: list[Row]) -> None:
    told = ("low", "high", "unit", "qualifier", "about", "measure_id")
    Figure.objects.bulk_create(
        Figure(
            **_span(row),
            surface=row["quote"],
            **{name: row[name] for name in told},
            # Packages of older versions do not tell whose a figure is.
            extent=row.get("extent", ""),
            is_added=row.get("is_added", False),
            is_planned=row.get("is_planned", False),
        )
        for row in rows
    )


def _transitions(rows: list[Row]) -> None:
    told = ("quote", "source", "target", "weight", "measure_id")
    Transition.objects.bulk_create(
        Transition(**_span(row), **{name: row[name] for name in told}) for row in rows
    )


def _mentions(rows: list[Row]) -> None:
    themes = dict(Theme.objects.values_list("slug", "pk"))
    Mention.objects.bulk_create(
        Mention(**_span(row), theme_id=themes[row["theme"]], term=row["term"]) for row in rows
    )


def _span(row: Row) -> Row:
    return {"pk": row["id"], "article_id": row["article_id"], "start": row["start"], "end": row["end"]}


STORES: dict[str, Callable[[list[Row]], None]] = {
    "regions": _regions,
    "themes": _themes,
    "sources": _sources,
    "officials": _officials,
    "articles": _articles,
    "measures": _measures,
    "figures": _figures,
    "transitions": _transitions,
    "mentions": _mentions,
}
