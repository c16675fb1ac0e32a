"""Lists of articles: rows → articles. Bad rows are named and come back as a file; the good ones can be taken."""

import csv
import io
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from documents.ingest.parsed import IngestError, ParsedArticle, ParsedAuthor
from documents.ingest.readers import LIST_KINDS
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits
from documents.ingest.readers.rows import Row

_COLUMNS = {
    "title": ("标题", "题目", "文章标题", "title"),
    "body": ("正文", "内容", "全文", "body", "content", "text"),
    "region": ("地区代码", "区划代码", "地区", "region_code", "region"),
    "authors": ("作者", "署名", "官员", "authors", "author"),
    "position": ("职务", "position"),
    "published": ("发布日期", "日期", "发布时间", "published", "published_on", "date"),
    "source": ("来源", "source"),
    "source_url": ("网址", "原文网址", "链接", "source_url", "url"),
    "kind": ("体裁", "类型", "kind"),
    "document_number": ("文号", "document_number"),
}
_KINDS = {
    "署名文章": "signed",
    "访谈": "interview",
    "规划方案": "plan",
    "工作报告": "report",
    "新闻报道": "news",
    "通知文件": "notice",
    "其他": "other",
}
_LONGEST = {"title": 300, "source": 200, "source_url": 1000, "document_number": 100}
_DATE = re.compile(r"(\d{4})[年./-]?(?:(\d{1,2})[月./-]?(?:(\d{1,2})日?)?)?(?:[ T]\d{1,2}:\d{2}.*)?")
_AUTHOR = re.compile(r"(?P<name>[^（(]+?)\s*(?:[（(](?P<position>.*)[）)])?")
_BODY_NAME = re.compile(r"(?:政府|委员会|[局厅部委办室院社团]|办公[室厅]|工作队)$")
_UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")
_FORMULA = re.compile(r"[=+\-@]")

NUMBER_COLUMN, PROBLEM_COLUMN = "行号", "问题"


class RowError(ValueError):
    """What is wrong with one row, in Chinese."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """`number` counts as the user's program does: the header is row 1."""

    number: int
    problem: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ListReading:
    """`articles` are (row number, article); together with `bad_rows` they are every row that is not blank."""

    articles: tuple[tuple[int, ParsedArticle], ...]
    bad_rows: tuple[BadRow, ...]


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
    rows = LIST_KINDS[kind].read(data, file_name=file_name, limits=limits).rows
    _refuse_without_columns(rows, file_name)
    articles: list[tuple[int, ParsedArticle]] = []
    bad_rows: list[BadRow] = []
    seen: dict[str, int] = {}
    for row in rows:
        try:
            article = _article(row, find_region)
            if article.body in seen:
                raise RowError(f"正文与第 {seen[article.body]} 行相同")
            seen[article.body] = row.number
            articles.append((row.number, article))
        except RowError as error:
            bad_rows.append(BadRow(row.number, str(error), row.cells))
    return ListReading(tuple(articles), tuple(bad_rows))


def bad_rows_csv(bad_rows: tuple[BadRow, ...]) -> bytes:
    """Return the rows as CSV that Excel opens (with a BOM), led by their number and problem; ready to be mended and
    imported again, for both of these columns are passed over."""
    columns = list(dict.fromkeys(column for row in bad_rows for column in row.cells))
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow([NUMBER_COLUMN, PROBLEM_COLUMN, *columns])
    for row in bad_rows:
        writer.writerow(
            [row.number, row.problem, *(_harmless(row.cells.get(column, "")) for column in columns)]
        )
    return stream.getvalue().encode("utf-8-sig", "replace")


def _harmless(cell: str) -> str:
    """Keep a spreadsheet from running a cell as a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _refuse_without_columns(rows: Sequence[Row], file_name: str) -> None:
    header = {column for row in rows for column in row.cells}
    missing = [_COLUMNS[field][0] for field in ("title", "body") if not header & set(_COLUMNS[field])]
    if missing:
        raise IngestError(
            f"{file_name}：清单缺少“{'”“'.join(missing)}”列。第一行应为列名：标题、正文，"
            "可加地区代码、作者、职务、发布日期、来源、网址、体裁、文号。"
        )


def _article(row: Row, find_region: Callable[[str], str]) -> ParsedArticle:
    if row.problem:
        raise RowError(row.problem)
    fields = {field: _field(row, field) for field in _COLUMNS}
    if not fields["title"]:
        raise RowError("缺少标题")
    if not fields["body"]:
        raise RowError("缺少正文")
    published_on, precision = _published(fields["published"])
    return ParsedArticle(
        title=fields["title"],
        body=fields["body"],
        kind=_kind(fields["kind"]),
        authors=_authors(fields["authors"], fields["position"]),
        region_code=_region(fields["region"], find_region),
        region_evidence=fields["region"],
        published_on=published_on,
        published_precision=precision,
        source=fields["source"],
        source_url=_url(fields["source_url"]),
        document_number=fields["document_number"],
    )


def _field(row: Row, field: str) -> str:
    text = next((row.cells[name] for name in _COLUMNS[field] if row.cells.get(name)), "")
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    label = _COLUMNS[field][0]
    if _UNSTORABLE.search(text):
        raise RowError(f"{label}含有无法存储的字符")
    if len(text) > _LONGEST.get(field, len(text)):
        raise RowError(f"{label}超过 {_LONGEST[field]} 个字符")
    return text


def _kind(text: str) -> str:
    kind = _KINDS.get(text, text) or "other"
    if kind not in _KINDS.values():
        raise RowError(f"体裁“{text}”不认识，应为{'、'.join(_KINDS)}之一")
    return kind


def _region(text: str, find_region: Callable[[str], str]) -> str:
    code = find_region(text) if text else ""
    if text and not code:
        raise RowError(f"地区“{text}”查不到或有重名，请填六位区划代码")
    return code


def _url(text: str) -> str:
    if text and not re.fullmatch(r"https?://\S+", text):
        raise RowError(f"网址“{text[:50]}”不完整，应以 http:// 或 https:// 开头")
    return text


def _published(text: str) -> tuple[date | None, str]:
    """Return (date, precision): 2022-07-28, 2022年7月 and 2022 are days, months and years."""
    if not text:
        return None, ""
    match = _DATE.fullmatch(text)
    try:
        if match is None:
            raise ValueError(text)
        year, month, day = match[1], match[2], match[3]
        return date(int(year), int(month or 1), int(day or 1)), "day" if day else "month" if month else "year"
    except ValueError as error:
        raise RowError(f"发布日期“{text[:30]}”不是日期（应为 2022-07-28、2022-07 或 2022）") from error


def _authors(text: str, position: str) -> tuple[ParsedAuthor, ...]:
    """Read 张三（县长）；李四: parted by ； or 、 outside brackets; the 职务 column is the first one's post."""
    authors: list[ParsedAuthor] = []
    for piece in re.split(r"[；;、]\s*(?![^（(]*[）)])", text):
        match = _AUTHOR.fullmatch(piece.strip())
        if match is None:
            continue
        name = match["name"].strip()
        if len(name) > 100:
            raise RowError("作者姓名超过 100 个字符")
        post = match["position"] or ("" if authors else position)
        authors.append(ParsedAuthor(name, post[:200], is_body=bool(_BODY_NAME.search(name))))
    return tuple(authors)
