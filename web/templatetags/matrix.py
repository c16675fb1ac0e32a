"""The cells of the matrix, more than a thousand a page: put together in one pass, for a template takes ten times as long."""

from dataclasses import dataclass
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from comparison.cells import Cell, Row
from regions.speaking import grouped

register = template.Library()


@dataclass(frozen=True, slots=True)
class Words:
    """What cells say in the language of the page, looked up once a row."""

    no_articles: str
    none: str
    touched: str
    sentences: str

    @classmethod
    def now(cls) -> "Words":
        return cls(
            gettext("<i>尚无文章</i>"),
            gettext("<i>未提及</i>"),
            gettext("<i>{count}条涉及</i>"),
            gettext("<i>提及</i>{count}句"),
        )


@register.simple_tag
def matrix_cells(row: Row) -> SafeString:
    """A <td> a cell, with its mark for a class and what it shows as a link to what it opens."""
    words = Words.now()
    return mark_safe("".join(_cell(cell, words) for cell in row.cells))  # noqa: S308 - every part is escaped below


def _cell(cell: Cell, words: Words) -> str:
    mark = cell.mark
    match mark:
        case "x":
            return f'<td class="x">{words.no_articles}</td>'
        case "n":
            shown = words.none
        case "s":
            shown = words.touched.format(count=grouped(cell.touched))
        case "m":
            shown = words.sentences.format(count=grouped(cell.sentences))
        case _:
            shown = escape(cell.figure)
    return f'<td class="{mark}"><a href="{escape(cell.url)}">{shown}</a></td>'
