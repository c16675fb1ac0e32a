"""The cells of the matrix, more than a thousand a page: put together in one pass, for a template takes ten times as long."""

from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from comparison.cells import Cell, Row

register = template.Library()


@register.simple_tag
def matrix_cells(row: Row) -> SafeString:
    """A <td> a cell, with its mark for a class and what it shows as a link to what it opens."""
    return mark_safe("".join(map(_cell, row.cells)))  # noqa: S308 - every part is escaped below


def _cell(cell: Cell) -> str:
    mark = cell.mark
    match mark:
        case "x":
            return '<td class="x"><i>尚无文章</i></td>'
        case "n":
            shown = "<i>未提及</i>"
        case "s":
            shown = f"<i>{cell.touched}条涉及</i>"
        case "m":
            shown = f"<i>提及</i>{cell.sentences}句"
        case _:
            shown = escape(cell.figure)
    return f'<td class="{mark}"><a href="{escape(cell.url)}">{shown}</a></td>'
