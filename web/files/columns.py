"""Columns of exports, each declared once: its label, its width and what a row says in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from django.utils.translation import gettext_lazy, pgettext_lazy

from documents.models import Article, Authorship
from web.files.citations import iso_date
from web.files.sheet import Column, Sheet, Value

Row = TypeVar("Row")
# Makes a full address of a path.
Absolute = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Told(Generic[Row]):
    """A column of a table of rows; `width` in characters of the spreadsheet's default font."""

    label: str
    width: int
    value: Callable[[Row, Absolute], Value]


def table_of(name: str, told: Sequence[Told[Row]], rows: Iterable[Row], absolute: Absolute) -> Sheet:
    """A sheet with a line a row."""
    columns = tuple(Column(str(each.label), each.width) for each in told)
    return Sheet(name, columns, (tuple(each.value(row, absolute) for each in told) for row in rows))


def seen_from(told: Told[Any], owner: Callable[[Any], Any]) -> Told[Any]:
    """The same column in a table of other rows; `owner` leads from such a row to the one that the column knows."""
    return replace(told, value=lambda row, absolute: told.value(owner(row), absolute))


def _authorships(article: Article) -> list[Authorship]:
    return list(article.authorships.all())


REGION: Told[Article] = Told(
    pgettext_lazy("kind of one", "地区"),
    16,
    lambda article, _: article.region.name_beside if article.region else "",
)
REGION_CODE: Told[Article] = Told(gettext_lazy("区划代码"), 10, lambda article, _: article.region_id or "")
TITLE: Told[Article] = Told(pgettext_lazy("kind of one", "文章"), 40, lambda article, _: article.title)
AUTHORS: Told[Article] = Told(
    gettext_lazy("署名"),
    16,
    lambda article, _: "、".join(each.official.name for each in _authorships(article)),
)
POSTS: Told[Article] = Told(
    gettext_lazy("职务"),
    28,
    lambda article, _: "、".join(
        each.shown_position for each in _authorships(article) if each.shown_position
    ),
)
SOURCE: Told[Article] = Told(
    gettext_lazy("来源"), 20, lambda article, _: article.source.name if article.source else ""
)
PUBLISHED: Told[Article] = Told(gettext_lazy("发布日期"), 12, lambda article, _: iso_date(article))
