"""Rows that were found, counted by several columns at once: each reading of them costs more than the counting."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from django.db.models import CharField, DateField, Model, QuerySet
from django.db.models.functions import Cast

from documents.models import Article
from documents.search.results import IsAmong
from web.lists.facets import Facet


def tally_of(rows: QuerySet, facets: Iterable[Facet], article_path: str) -> tuple[dict[str, Counter], int]:
    """Fields of facets to Counters of their values, and how many rows were read.

    `article_path` leads from a row to its article ("" where the rows are articles). What is said of articles is read
    once an article: they are fewer. Rows may be cut off: each has one value of a field of its own, and is read once.
    """
    fields = {facet.field: facet.is_many for facet in facets}
    of_article = {field: many for field, many in fields.items() if field.startswith(article_path)}
    of_row = [field for field in fields if field not in of_article]
    articles, *columns = _columns(rows, f"{article_path}pk", of_row)
    tallied = dict(zip(of_row, map(Counter, columns), strict=True))
    rows_of = Counter(articles)
    within = Article.objects.filter(IsAmong(rows_of)).order_by()
    for batch in _readings(of_article):
        pks, *columns = _columns(within, "pk", [field.removeprefix(article_path) for field in batch])
        for field, values in zip(batch, columns, strict=True):
            tallied[field] = _weighed(pks, values, rows_of)
            if _is_date(Article, field.removeprefix(article_path)):
                dated = tallied[field].items()
                tallied[field] = Counter({day and date.fromisoformat(day): count for day, count in dated})
    return tallied, len(articles)


def _readings(fields: dict[str, bool]) -> list[list[str]]:
    """Fields that can be read together: those of one value a row, and each of the others by itself."""
    return [[field for field in fields if not fields[field]], *([field] for field in fields if fields[field])]


def _columns(rows: QuerySet, key: str, fields: list[str]) -> list[tuple]:
    # A date as text: SQLite's would be made in Python, row by row.
    read = [Cast(field, CharField()) if _is_date(rows.model, field) else field for field in fields]
    found = list(zip(*rows.values_list(key, *read), strict=True))
    return found or [()] * (1 + len(fields))


def _is_date(model: type[Model], field: str) -> bool:
    return "__" not in field and isinstance(model._meta.get_field(field), DateField)


def _weighed(pks: tuple[int, ...], values: tuple, rows_of: Counter[int]) -> Counter:
    counts: Counter = Counter()
    for article, value in zip(pks, values, strict=True):
        counts[value] += rows_of[article]
    return counts
