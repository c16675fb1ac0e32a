"""A parsed article as JSON data and back, for as long as it waits on the desk."""

from dataclasses import asdict
from datetime import date
from typing import Any

from documents.ingest.parsed import ParsedArticle, ParsedAuthor


def article_as_json(article: ParsedArticle) -> dict[str, Any]:
    data = asdict(article)
    data["published_on"] = article.published_on.isoformat() if article.published_on else None
    return data


def article_from_json(data: dict[str, Any]) -> ParsedArticle:
    fields = dict(data)
    fields["authors"] = tuple(ParsedAuthor(**author) for author in data["authors"])
    fields["published_on"] = date.fromisoformat(data["published_on"]) if data["published_on"] else None
    fields["warnings"] = tuple(data["warnings"])
    return ParsedArticle(**fields)
