"""The fields of an article, owned here: a ParsedArticle as JSON and back, and as the columns of a stored row.

Driven by the fields of ParsedArticle: one that is added there, and stands in a column of the same name, is read,
written, compared and carried through the desk without another list.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any, Protocol

from documents.ingest.parsed import LONGEST, ParsedArticle, ParsedAuthor

# Said while an article is read, and stored nowhere.
UNSTORED = frozenset({"region_evidence", "region_reason", "warnings"})
# Stored under another name or in rows of their own.
ELSEWHERE = frozenset({"authors", "region_code", "source", "published_precision"})
COLUMNS = tuple(each.name for each in fields(ParsedArticle) if each.name not in UNSTORED | ELSEWHERE)
# Long ones are cut; half an address would lead nowhere, and none is stored that is longer than its column.
CUT = tuple(name for name in COLUMNS if name in LONGEST and name != "source_url")


class StoredRow(Protocol):
    """An Article or a record of its history: the columns, and these."""

    region_id: str | None
    published_precision: str


def values_of(parsed: ParsedArticle) -> dict[str, Any]:
    """The columns of the row that holds `parsed`, but for its source; long titles and numbers are cut."""
    values = {name: getattr(parsed, name) for name in COLUMNS}
    for name in CUT:
        values[name] = values[name][: LONGEST[name]]
    values["region_id"] = parsed.region_code or None
    values["published_precision"] = parsed.published_precision if parsed.published_on else ""
    return values


def parsed_of(row: StoredRow, *, authors: Iterable[ParsedAuthor], source: str) -> ParsedArticle:
    """The stored row in the shape in which it can be edited, compared and written again."""
    return ParsedArticle(
        **{name: getattr(row, name) for name in COLUMNS},
        authors=tuple(authors),
        region_code=row.region_id or "",
        published_precision=row.published_precision or "day",
        source=source,
    )


def to_json(article: ParsedArticle) -> dict[str, Any]:
    """JSON data under the names of the dry-run contract; the date is ISO text or None."""
    data = asdict(article)
    day = data.pop("published_on")
    return {**data, "published": day.isoformat() if day else None}


def from_json(data: Mapping[str, Any]) -> ParsedArticle:
    """What `to_json` wrote."""
    values = dict(data)
    # Drafts that waited at the desk before the dry-run contract's name was taken over.
    day = values.pop("published", None) or values.pop("published_on", None)
    values["published_on"] = date.fromisoformat(day) if day else None
    values["authors"] = tuple(ParsedAuthor(**author) for author in values["authors"])
    values["warnings"] = tuple(values["warnings"])
    return ParsedArticle(**values)
