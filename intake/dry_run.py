"""The dry-run contract: what an import would store, as plain JSON data (docs/architecture.md)."""

from dataclasses import asdict
from decimal import Decimal
from typing import Any

from documents.ingest.parsed import ParsedArticle, ParsedAuthor
from documents.plain import to_json
from measures.extraction import Extraction
from measures.extraction.spans import FigureSpan, MeasureSpan


def article_as_json(parsed: ParsedArticle, extraction: Extraction) -> dict[str, Any]:
    """Return one article of the contract; offsets count code points in `body`."""
    body = parsed.body
    return {
        **to_json(parsed),
        "authors": [author_as_json(author) for author in parsed.authors],
        "measures": [measure_as_json(measure, body) for measure in extraction.measures],
        "figures": [figure_as_json(figure) for figure in extraction.figures],
        "transitions": [
            {
                "source": transition.source,
                "target": transition.target,
                "quote": body[transition.start : transition.end],
                "start": transition.start,
                "end": transition.end,
                "weight": transition.weight,
            }
            for transition in extraction.transitions
        ],
    }


def author_as_json(author: ParsedAuthor) -> dict[str, Any]:
    """`is_reporter` stands only with who reported a story."""
    told = asdict(author)
    return told if author.is_reporter else {name: told[name] for name in ("name", "position", "is_body")}


def measure_as_json(measure: MeasureSpan, body: str) -> dict[str, Any]:
    found = measure.found
    return {
        "title": found.title,
        "section": " › ".join(found.section),
        "text": body[found.start : found.end],
        "start": found.start,
        "end": found.end,
        "theme": measure.theme,
        "secondary_themes": list(measure.secondary_themes),
        "is_achieved": found.achieved,
        "rule": found.rule,
        "confidence": found.confidence,
    }


def figure_as_json(figure: FigureSpan) -> dict[str, Any]:
    low, high = number_as_json(figure.low), number_as_json(figure.high)
    return {
        "surface": figure.surface,
        "start": figure.start,
        "end": figure.end,
        "value": low if low == high else [low, high],
        "unit": figure.unit,
        "qualifier": figure.qualifier,
        "about": figure.about,
    }


def number_as_json(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)
