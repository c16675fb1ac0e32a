"""Tables of figures as sentences of a kind: one line a row, each value beside the names of its row and column."""

import re
from collections.abc import Sequence
from itertools import pairwise

LONGEST_CELL = 40  # characters; a cell of more is prose and the table a form or a layout
_LONGEST_NAME = 20  # characters of a column's name
_ROW_NUMBERS = frozenset(("序号", "编号", "号", "No", "No."))
_VALUE = re.compile(r"[-+±≥≤＞＜约超近]?\s*\d[\d,.]*\s*(?:%|％|[^\d\s年月]{0,4})")
# What pages and forms say of a text in a table beside it: 发布机构, 文号：.
_FORM_LABEL = re.compile(
    r"[：:]$|^(?:索\s?引\s?号|发布机构|发文(?:机关|单位|字号)|文\s?号|(?:成文|发布|公开|生成)日期|(?:主题|信息|组配)分类|主题词|有效性|公开方式|信息名称)$"
)
_PROSE = re.compile(r"[。；]")


def is_data(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a grid of cell texts is a table of short values rather than text set in cells."""
    cells = {cell for row in rows for cell in row}
    if any(_FORM_LABEL.search(cell) for cell in cells):
        return False
    is_grid = len(rows) >= 2 and max(map(len, rows), default=0) >= 2
    return is_grid and all(len(cell) <= LONGEST_CELL and not _PROSE.search(cell) for cell in cells)


def row_lines(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return 家庭农场：2020年 3.5万户，2021年 4.1万户 for each row; without column names the cells parted by tabs."""
    filled = [row for row in rows if any(row)]
    if not filled:
        return []
    titles = [
        row[0] for row in filled[:1] if len(set(row)) == 1 and len(row) > 1
    ]  # one cell over all columns
    filled = _with_one_row_of_names(filled[len(titles) :])
    if filled and _names_columns(filled[0]) and len(filled) > 1:
        return titles + [_named(row, filled[0]) for row in filled[1:]]
    return titles + [_unnamed(row) for row in filled]


def _with_one_row_of_names(rows: list[Sequence[str]]) -> list[Sequence[str]]:
    """Put names that stand in two rows, the upper over several columns, into one: 茶园 over 面积 is 茶园面积."""
    if len(rows) < 3 or rows[0][0] != rows[1][0] or not all(map(_names_columns, rows[:2])):
        return rows
    upper, lower = rows[0], rows[1]
    if not any(name == after for name, after in pairwise(upper)):
        return rows
    joined = [name if name == below else f"{name}{below}" for name, below in zip(upper, lower, strict=True)]
    return [joined, *rows[2:]]


def _names_columns(row: Sequence[str]) -> bool:
    names = row[1:]
    return bool(names) and all(
        name and len(name) <= _LONGEST_NAME and not _VALUE.fullmatch(name) for name in names
    )


def _named(row: Sequence[str], names: Sequence[str]) -> str:
    first = 1 if names[0] in _ROW_NUMBERS and len(row) > 2 else 0
    values = [
        f"{name} {cell}" for name, cell in zip(names[first + 1 :], row[first + 1 :], strict=False) if cell
    ]
    values += [cell for cell in row[len(names) :] if cell]
    return "：".join(part for part in (row[first] if first < len(row) else "", "，".join(values)) if part)


def _unnamed(row: Sequence[str]) -> str:
    if len(row) == 2 and all(row):
        return f"{row[0]}：{row[1]}"
    return "\t".join(row).strip("\t")
