"""Lists of articles: rows → articles. Bad rows are named and come back as a file; the good ones can be taken."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from documents.ingest.parsed import IngestError, ParsedArticle
from documents.ingest.readers import LIST_KINDS
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits
from documents.ingest.readers.tables.list_columns import (
    IGNORED,
    NOTHING_CHOSEN,
    Chosen,
    columns_of,
    field_of,
    missing_columns,
    plain_name,
)
from documents.ingest.readers.tables.list_fields import RowError, article_of, taken_columns
from documents.ingest.readers.tables.list_rows import columns_wanted
from documents.ingest.readers.tables.rows import ListSource, Row, place_of
from documents.ingest.source_text import LeftOut, left_out

# What spreadsheets take for a formula, after the signs that they pass over.
_FORMULA = re.compile(r"[\s\ufeff]*[=＝+\-@]")

# Of each column, for whoever matches columns by hand.
_SAMPLES, _SAMPLED_ROWS, _SAMPLE_LENGTH = 3, 50, 40

_REASONS = 8  # there are a dozen kinds; a list seldom has more than four
_PARTICULAR = re.compile(r"“[^”]*”|\d+")

NUMBER_COLUMN, PROBLEM_COLUMN = "行号", "问题"


@dataclass(frozen=True, slots=True)
class BadRow:
    """`number` counts as the user's program does; `sheet` is "" where the file has one."""

    number: int
    problem: str
    cells: Mapping[str, str]
    sheet: str = ""

    @property
    def place(self) -> str:
        """Where the row stands, for messages."""
        return place_of(self.number, self.sheet)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list with the field that it is taken for ("" for none) and the first texts that stand in it."""

    name: str
    field: str
    samples: tuple[str, ...] = ()


class UnmatchedColumnsError(IngestError):
    """No column is known for title or text; `columns` are what there is to choose from."""

    def __init__(self, message: str, columns: tuple[Column, ...]) -> None:
        super().__init__(message)
        self.columns = columns


@dataclass(frozen=True, slots=True)
class ListReading:
    """`articles` are (row number, article); together with `bad_rows` they are every row that is not blank."""

    articles: tuple[tuple[int, ParsedArticle], ...]
    bad_rows: tuple[BadRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    columns: tuple[Column, ...] = ()


def read_list(
    data: bytes,
    kind: FileKind,
    *,
    file_name: str,
    find_region: Callable[[str], str],
    chosen: Chosen = NOTHING_CHOSEN,
    limits: Limits = DEFAULT_LIMITS,
) -> ListReading:
    """Read a list of articles; `find_region` turns a code or name into a code, "" where it knows none for certain.

    `chosen` says of columns what they hold, whatever their names. Raises IngestError where the file cannot be read or
    lacks the columns 标题 and 正文; a bad row raises nothing.
    """
    source = LIST_KINDS[kind].read(data, file_name=file_name, limits=limits)
    return read_rows(source, file_name=file_name, find_region=find_region, chosen=chosen)


def read_rows(
    source: ListSource,
    *,
    file_name: str,
    find_region: Callable[[str], str],
    chosen: Chosen = NOTHING_CHOSEN,
) -> ListReading:
    """Like read_list, from the rows that a reader of lists returned; UnmatchedColumnsError where columns are wanting."""
    columns = tuple(
        Column(name, field_of(name, chosen), samples_of(source.rows, name)) for name in source.names
    )
    if missing_columns(source.names, chosen):
        raise UnmatchedColumnsError(columns_wanted(source.names, file_name, chosen), columns)
    articles: list[tuple[int, ParsedArticle]] = []
    bad_rows: list[BadRow] = []
    seen: dict[str, str] = {}
    for row in joined_rows(source.rows, columns_of(source.names, chosen)):
        try:
            article = article_of(row, find_region, chosen)
            if article.body in seen:
                raise RowError(f"正文与{seen[article.body]}相同")
            seen[article.body] = row.place
            articles.append((row.number, article))
        except RowError as error:
            bad_rows.append(BadRow(row.number, str(error), row.cells, row.sheet))
    unread = [
        each.name
        for each in columns
        if not each.field
        and plain_name(each.name) not in IGNORED
        and any(row.cells.get(each.name) for row in source.rows)
    ]
    second = second_columns(source.rows, columns_of(source.names, chosen))
    left = (*source.left_out, *left_out("column", unread), *left_out("second_column", second))
    return ListReading(tuple(articles), tuple(bad_rows), left, columns)


def joined_rows(rows: Sequence[Row], columns: Mapping[str, Sequence[str]]) -> list[Row]:
    """The rows, those whose title is merged with the one above as one: of such an article each row is a part of the text. Rows
    that differ in place, author or date are articles of their own."""
    joined: list[Row] = []
    for row in rows:
        if joined and _goes_on(joined[-1], row, columns):
            texts = {
                name: "\n".join(
                    dict.fromkeys(filter(None, (joined[-1].cells.get(name, ""), row.cells.get(name, ""))))
                )
                for name in columns["body"]
            }
            joined[-1] = replace(joined[-1], cells={**joined[-1].cells, **texts})
        else:
            joined.append(row)
    return joined


def _goes_on(before: Row, row: Row, columns: Mapping[str, Sequence[str]]) -> bool:
    is_merged = any(name in row.merged for name in columns["title"])
    if row.problem or before.problem or row.sheet != before.sheet or not is_merged:
        return False
    others = [name for field, names in columns.items() if field != "body" for name in names]
    return all(row.cells.get(name, "") in ("", before.cells.get(name, "")) for name in others)


def second_columns(rows: Sequence[Row], columns: Mapping[str, Sequence[str]]) -> list[str]:
    """The columns of a field that another column was read for, where both say something and not the same."""
    found: dict[str, None] = {}
    for field, names in columns.items():
        if len(names) < 2 or field == "region":
            continue
        for row in rows:
            taken = taken_columns(row, field, names)
            said = {row.cells[name] for name in taken}
            found.update(
                dict.fromkeys(name for name in names if (text := row.cells.get(name)) and text not in said)
            )
    return list(found)


def samples_of(rows: Sequence[Row], name: str) -> tuple[str, ...]:
    """The first texts of a column, cut short."""
    texts = (" ".join(text.split()) for row in rows[:_SAMPLED_ROWS] if (text := row.cells.get(name)))
    return tuple(text[:_SAMPLE_LENGTH] for text in islice(texts, _SAMPLES))


def bad_rows_csv(bad_rows: tuple[BadRow, ...]) -> bytes:
    """Return the rows as CSV that Excel opens (with a BOM), led by their number and problem; ready to be mended and
    imported again, for both of these columns are passed over."""
    columns = list(dict.fromkeys(column for row in bad_rows for column in row.cells))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([NUMBER_COLUMN, PROBLEM_COLUMN, *map(_harmless, columns)])
    for row in bad_rows:
        number = f"{row.sheet} {row.number}" if row.sheet else row.number
        cells = (_harmless(row.cells.get(column, "")) for column in columns)
        writer.writerow([number, row.problem, *cells])
    return stream.getvalue().encode("utf-8-sig", "replace")


def reasons_of(bad_rows: Sequence[BadRow]) -> tuple[str, ...]:
    """Why rows cannot be taken, a line a reason with how many and the first of them; the most frequent first."""
    found: dict[str, list[BadRow]] = defaultdict(list)
    for row in bad_rows:
        found[_PARTICULAR.sub("…", row.problem)].append(row)
    most = sorted(found.values(), key=len, reverse=True)
    said = [f"{len(rows)} 行，如{rows[0].place}：{rows[0].problem}" for rows in most[:_REASONS]]
    rest = sum(map(len, most[_REASONS:]))
    return (*said, *([f"{rest} 行有其他问题"] if rest else ()))


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
