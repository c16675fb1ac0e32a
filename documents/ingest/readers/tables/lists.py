"""Lists of articles: rows → articles. Bad rows are named and come back as a file; the good ones can be taken."""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from documents.ingest.parsed import ParsedArticle
from documents.ingest.readers import LIST_KINDS
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits
from documents.ingest.readers.tables.list_fields import RowError, article_of
from documents.ingest.readers.tables.rows import ListSource, place_of
from documents.ingest.source_text import LeftOut

# What spreadsheets take for a formula, after the signs that they pass over.
_FORMULA = re.compile(r"[\s\ufeff]*[=＝+\-@]")

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
class ListReading:
    """`articles` are (row number, article); together with `bad_rows` they are every row that is not blank."""

    articles: tuple[tuple[int, ParsedArticle], ...]
    bad_rows: tuple[BadRow, ...]
    left_out: tuple[LeftOut, ...] = ()


def read_list(
    data: bytes,
    kind: FileKind,
    *,
    file_name: str,
    find_region: Callable[[str], str],
    limits: Limits = DEFAULT_LIMITS,
) -> ListReading:
    """Read a list of articles; `find_region` turns a code or name into a code, "" where it knows none for certain.

    Raises IngestError where the file cannot be read or lacks the columns 标题 and 正文; a bad row raises nothing.
    """
    return read_rows(LIST_KINDS[kind].read(data, file_name=file_name, limits=limits), find_region=find_region)


def read_rows(source: ListSource, *, find_region: Callable[[str], str]) -> ListReading:
    """Like read_list, from the rows that a reader of lists returned."""
    articles: list[tuple[int, ParsedArticle]] = []
    bad_rows: list[BadRow] = []
    seen: dict[str, str] = {}
    for row in source.rows:
        try:
            article = article_of(row, find_region)
            if article.body in seen:
                raise RowError(f"正文与{seen[article.body]}相同")
            seen[article.body] = row.place
            articles.append((row.number, article))
        except RowError as error:
            bad_rows.append(BadRow(row.number, str(error), row.cells, row.sheet))
    return ListReading(tuple(articles), tuple(bad_rows), source.left_out)


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


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
