"""The matrix as a table: numbers stay numbers, and silence stays apart from want of articles."""

from django.utils.translation import gettext, pgettext

from comparison.cells import Cell
from comparison.matrix import Matrix
from comparison.states import State
from web.files.docx import Paper
from web.files.sheet import Column, Sheet

LEVELS_INDENT = {"province": "", "prefecture": "　", "county": "　　"}
DOCUMENT_COLUMNS = 8  # themes a table in a document: more could not be read on paper


def sheet_of(matrix: Matrix) -> Sheet:
    """A row a region; a cell is a number, or words where there is none."""
    columns: tuple[Column, ...] = (
        Column(pgettext("kind of one", "地区"), 20),
        Column(gettext("区划代码"), 10),
        Column(gettext("文章数"), 8),
    )
    columns += tuple(Column(column.label, 12) for column in matrix.columns)
    rows = (
        (row.name, row.region.code, row.articles, *(_value(cell) for cell in row.cells))
        for row in matrix.rows
    )
    return Sheet(gettext("矩阵"), columns, rows)


def _value(cell: Cell) -> int | str:
    match cell.state:
        case State.MEASURES:
            return cell.count
        case State.SECONDARY:
            return gettext("○举措涉及")
        case State.MENTIONED:
            return gettext("有提及{count}句").format(count=cell.sentences)
        case State.NONE:
            return gettext("未提及")
    return gettext("尚无文章")


def document_of(matrix: Matrix) -> Paper:
    """The matrix on paper, its themes in tables one under the other."""
    paper = Paper(
        gettext("地区与主题矩阵"),
        gettext(
            "{scope}。“○举措涉及”是没有专门举措、但有别的举措涉及；“有提及n句”是没有举措、但文中写到；“未提及”只表示该地文章（篇数见表）的全文没有写到，不等于没有做。"
        ).format(scope=matrix.scope.label),
    )
    paper.landscape()
    for first in range(0, len(matrix.columns), DOCUMENT_COLUMNS):
        part = slice(first, first + DOCUMENT_COLUMNS)
        labels = [column.label for column in matrix.columns[part]]
        paper.heading(gettext("、").join(labels), 2)
        rows = [
            [
                f"{'' if row.above else LEVELS_INDENT[row.region.level]}{row.name}",
                row.articles,
                *map(_value, row.cells[part]),
            ]
            for row in matrix.rows
        ]
        paper.table(
            [pgettext("kind of one", "地区"), gettext("文章"), *labels], rows, [4, 1.4] + [2.3] * len(labels)
        )
    return paper
