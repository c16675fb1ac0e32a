"""One line of a bulk file: from JSON text to checked fields, or to a message that says what is wrong with it.

Pure: knows neither the database nor which regions exist.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from documents.dates import parse_date
from documents.ingest.parsed import LONGEST, ParsedArticle, ParsedAuthor

Row = dict[str, Any]
UNSTORABLE = re.compile(r"[\x00\ud800-\udfff]")


class BadLineError(ValueError):
    """The message is Chinese and names the field."""


@dataclass(frozen=True, slots=True)
class BulkLine:
    """`region_then` is the code that the line names, where the place has another today."""

    external_id: str
    article: ParsedArticle
    region_then: str = ""


def parse_line(text: str) -> BulkLine:
    """Raises BadLineError where the line is no JSON object with `id`, `title` and `body`."""
    try:
        row = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadLineError("不是合法的 JSON") from error
    if not isinstance(row, dict):
        raise BadLineError("不是 JSON 对象")
    published_on, precision = parse_published(optional_text(row, "published"))
    article = ParsedArticle(
        title=required_text(row, "title", longest=LONGEST["title"]),
        body=required_text(row, "body"),
        kind="other",
        region_code=optional_text(row, "region_code"),
        published_on=published_on,
        published_precision=precision,
        source=optional_text(row, "source"),
        authors=parse_authors(row.get("authors")),
    )
    return BulkLine(required_text(row, "id", longest=100), article)


def required_text(row: Row, name: str, *, longest: int | None = None) -> str:
    value = row.get(name)
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
    if not isinstance(text, str) or not text.strip():
        raise BadLineError(f"缺少 {name}")
    if longest and len(text) > longest:
        raise BadLineError(f"{name} 超过 {longest} 个字符")
    return storable(text, name)


def optional_text(row: Row, name: str) -> str:
    value = row.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadLineError(f"{name} 应为文字")
    return storable(value.strip(), name)


def storable(text: str, name: str) -> str:
    if UNSTORABLE.search(text):
        raise BadLineError(f"{name} 含有无法存储的字符（空字符或残缺的编码）")
    return text


def parse_published(text: str) -> tuple[date | None, str]:
    try:
        return parse_date(text)
    except ValueError as error:
        raise BadLineError("published 不是日期（应为 2022-07-28、2022-07 或 2022）") from error


def parse_authors(rows: object) -> tuple[ParsedAuthor, ...]:
    if rows is None:
        return ()
    if not isinstance(rows, list):
        raise BadLineError("authors 应为列表")
    return tuple(parse_author(row) for row in rows)


def parse_author(row: object) -> ParsedAuthor:
    row = {"name": row} if isinstance(row, str) else row
    if not isinstance(row, dict):
        raise BadLineError("authors 的每一项应为姓名，或含 name、position 的对象")
    return ParsedAuthor(required_text(row, "name", longest=100), optional_text(row, "position")[:200])
