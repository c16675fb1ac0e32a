"""Rows that were found, counted by several columns at once: each reading of them costs more than the counting."""

from collections import Counter
from collections.abc import Iterable

from django.db.models import QuerySet

from documents.models import Article
from documents.search.results import IsAmong
from web.lists.facets import Facet


def tally_of(rows: QuerySet, facets: Iterable[Facet], article_path: str) -> dict[str, Counter]:
    """Fields of facets to Counters of their values.

    `article_path` leads from a row to its article ("" where the rows are articles). What is said of articles is read
    once an article: they are fewer.
    """
    fields = {facet.field: facet.is_many for facet in facets if facet.field}
    of_article = {field: many for field, many in fields.items() if field.startswith(article_path)}
    of_row = {field: many for field, many in fields.items() if field not in of_article}
    rows_of: Counter[int] = Counter()
    tallied = {}
    for batch in _readings(of_row):
        articles, *columns = _columns(rows, f"{article_path}pk", batch)
        tallied.update(zip(batch, map(Counter, columns), strict=True))
        rows_of = rows_of or Counter(articles)
    within = Article.objects.filter(IsAmong(rows_of)).order_by()
    for batch in _readings(of_article):
        pks, *columns = _columns(within, "pk", [field.removeprefix(article_path) for field in batch])
        for field, values in zip(batch, columns, strict=True):
            tallied[field] = _weighed(pks, values, rows_of)
    return tallied


def _readings(fields: dict[str, bool]) -> list[list[str]]:
    """Fields that can be read together: those of one value a row, and each of the others by itself."""
    return [[field for field in fields if not fields[field]], *([field] for field in fields if fields[field])]


def _columns(rows: QuerySet, key: str, fields: list[str]) -> list[tuple]:
    found = list(zip(*rows.values_list(key, *fields), strict=True))
    return found or [()] * (1 + len(fields))


def _weighed(pks: tuple[int, ...], values: tuple, rows_of: Counter[int]) -> Counter:
    counts: Counter = Counter()
    for article, value in zip(pks, values, strict=True):
        counts[value] += rows_of[article]
    return counts
