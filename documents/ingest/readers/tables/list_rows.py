"""Tables → rows: the row of column names is found, not assumed, and each row after it named by it."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from documents.ingest.parsed import IngestError
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.tables.list_columns import (
    NEEDED,
    NOTHING_CHOSEN,
    Chosen,
    is_header,
    looks_like_names,
    missing_columns,
)
from documents.ingest.readers.tables.rows import ListSource, Row
from documents.ingest.source_text import LeftOut, left_out

EXTRA_COLUMN = "多出的格"
_HEADER_ROWS = (
    30  # rows that are not blank in which the column names must come; forms put titles and notes above
)


_COUNTING = re.compile(r"\d{1,5}[.、]?")  # rows by themselves, under no name
_TURNED = "（每列一篇，行号即列号）"
_LONGEST_FORM = 100  # rows, in which the fields of a form or of a list on its side come


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table before its header is known; `links` by the place of the cell, from 0, `merged` the places of those that
    are merged with the cell above, `across` of those with the cell at their left."""

    number: int
    cells: Sequence[str]
    links: Mapping[int, str] = field(default_factory=dict)
    merged: frozenset[int] = frozenset()
    across: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file, named where the file has several."""

    name: str
    lines: Sequence[Line]


def list_of_tables(
    tables: Sequence[Table], *, file_name: str, limits: Limits, also_left_out: tuple[LeftOut, ...] = ()
) -> ListSource:
    """Return the rows of all tables that name a title and a text; the other tables are left out by name.

    Where no table does, those that may name them in other words. Raises IngestError where there is nothing like names of
    columns, where there are no rows and where there are too many.
    """
    filled = [(table, lines) for table in tables if (lines := _filled(table.lines))]
    if not filled:
        raise no_rows(file_name)
    named = [(table, lines, start) for table, lines in filled if (start := _header(lines)) is not None]
    headed = named or _turned(filled) or _guessed(filled)
    if not headed:
        raise without_columns(filled[0][1][0].cells, file_name)
    rows: list[Row] = []
    for table, lines, start in headed:
        is_told = len(headed) > 1 or table.name.endswith(_TURNED)
        rows.extend(_rows(lines[start:], sheet=table.name if is_told else ""))
    taken = {table.name.removesuffix(_TURNED) for table, _, _ in headed}
    others = [table.name for table, _ in filled if table.name not in taken]
    names = dict.fromkeys(name for _, lines, start in headed for name in _names(lines[start:]))
    said = (*left_out("sheet", others), *also_left_out)
    return bounded(rows, names=names, file_name=file_name, limits=limits, said=said)


def _guessed(filled: Sequence[tuple[Table, list[Line]]]) -> list[tuple[Table, list[Line], int]]:
    """The tables with the likeliest row of names, where none names a title and a text: a person may say what they are.
    Those that have the names of the longest table."""
    found = []
    for table, lines in filled:
        counts = [looks_like_names(line.cells) for line in lines[:_HEADER_ROWS]]
        if max(counts) >= len(NEEDED):
            found.append((table, lines, counts.index(max(counts))))
    longest = max(found, key=lambda each: len(each[1]), default=None)
    return [
        each for each in found if longest and _names(each[1][each[2] :]) == _names(longest[1][longest[2] :])
    ]


def _turned(filled: Sequence[tuple[Table, list[Line]]]) -> list[tuple[Table, list[Line], int]]:
    """The tables whose first columns name the fields, an article a column: forms, and lists laid on their side."""
    found = []
    for table, lines in filled:
        if len(lines) > _LONGEST_FORM:
            continue
        width = max(len(line.cells) for line in lines)
        columns = _filled(
            Line(place + 1, [line.cells[place] if place < len(line.cells) else "" for line in lines])
            for place in range(width)
        )
        start = next((place for place, line in enumerate(columns) if is_header(line.cells)), None)
        if start is not None:
            found.append((replace(table, name=f"{table.name}{_TURNED}"), columns, start))
    return found


def _names(lines: Sequence[Line]) -> list[str]:
    """The names of a table's columns, led by the row of them: a name merged over several holds for each, and a column without
    one that holds something is named by its place."""
    header, names = lines[0], list(lines[0].cells)
    for place in sorted(header.across):
        if place < len(names) and not names[place].strip():
            names[place] = names[place - 1]
    for place, name in enumerate(names):
        below = (line.cells[place].strip() for line in lines[1:] if place < len(line.cells))
        if not name.strip() and any(cell and not _COUNTING.fullmatch(cell) for cell in below):
            names[place] = f"第 {place + 1} 列"
    return _distinct(names)


def _distinct(cells: Sequence[str]) -> list[str]:
    """The names in a row of them; of a name that comes twice the second with a number, so that neither is lost unseen."""
    names: list[str] = []
    times: Counter[str] = Counter()
    for cell in map(str.strip, cells):
        times[cell] += 1
        names.append(f"{cell} {times[cell]}" if cell and times[cell] > 1 else cell)
    return names


def bounded(
    rows: Iterable[Row],
    *,
    names: Iterable[str],
    file_name: str,
    limits: Limits,
    said: tuple[LeftOut, ...] = (),
) -> ListSource:
    """Return the rows; raise IngestError where there are none or too many."""
    taken: list[Row] = []
    for row in rows:
        if len(taken) == limits.list_rows:
            raise IngestError(f"{file_name}：清单超过 {limits.list_rows} 行。请分成几个文件导入。")
        taken.append(row)
    if not taken:
        raise no_rows(file_name)
    return ListSource(tuple(taken), said, tuple(name for name in names if name))


def no_rows(file_name: str) -> IngestError:
    return IngestError(f"{file_name}：清单里没有数据行。请确认有一行是列名（标题、正文等），其后各行是文章。")


def without_columns(names: Iterable[str], file_name: str) -> IngestError:
    return IngestError(columns_wanted(names, file_name))


def columns_wanted(names: Iterable[str], file_name: str, chosen: Chosen = NOTHING_CHOSEN) -> str:
    missing = "”“".join(missing_columns(names, chosen))
    return (
        f"{file_name}：清单缺少“{missing}”列。应有一行列名：标题、正文，"
        "可加地区、作者、职务、发布日期、来源、网址、体裁、文号；列名不同的，可在编审台的导入页上对应一次。"
    )


def _filled(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if any(cell.strip() for cell in line.cells) and not _is_rule(line)]


def _is_rule(line: Line) -> bool:
    """| --- | :--: |, the row below the names of a table in Markdown."""
    return all(re.fullmatch(r":?-{2,}:?", cell.strip()) for cell in line.cells if cell.strip())


def _header(lines: Sequence[Line]) -> int | None:
    """Return the place of the row of column names; of names on two rows the second, which says more."""
    named = [is_header(line.cells) for line in lines[:_HEADER_ROWS]]
    if True not in named:
        return None
    first = named.index(True)
    return next((place for place in range(first, len(named) - 1) if not named[place + 1]), len(named) - 1)


def _rows(lines: Sequence[Line], *, sheet: str) -> Iterator[Row]:
    names, header = _names(lines), [cell.strip() for cell in lines[0].cells]
    for line in lines[1:]:
        if is_header(line.cells) or [cell.strip() for cell in line.cells] == header:
            continue  # printed again at the head of a page
        extra = [cell.strip() for cell in line.cells[len(names) :] if cell.strip()]
        cells = {name: unquoted(cell.strip()) for name, cell in zip(names, line.cells, strict=False)}
        links = {names[place]: link for place, link in line.links.items() if place < len(names)}
        if extra:
            cells[EXTRA_COLUMN] = " | ".join(extra)
        merged = [names[place] for place in sorted(line.merged) if place < len(names)]
        yield Row(line.number, cells, f"比列名多出 {len(extra)} 格" if extra else "", links, sheet, merged)


def unquoted(cell: str) -> str:
    """Take off the mark by which our own files keep a cell from being run as a formula, and what others keep a text by: ="…"."""
    if kept := re.fullmatch(r'="([^"]*)"', cell):
        return kept[1]
    return cell[1:] if re.match(r"'[\s\ufeff]*[=＝+\-@]", cell) else cell
