"""The dry-run contract: what an import would store, as plain JSON data (docs/architecture.md)."""

from decimal import Decimal


def article_as_json(parsed, extraction):
    """Return one article of the contract; offsets count code points in `body`."""
    body = parsed.body
    return {
        "title": parsed.title,
        "region_code": parsed.region_code,
        "region_evidence": parsed.region_evidence,
        "region_reason": parsed.region_reason,
        "authors": [{"name": author.name, "position": author.position} for author in parsed.authors],
        "published": parsed.published_on.isoformat() if parsed.published_on else None,
        "source": parsed.source,
        "kind": parsed.kind,
        "document_number": parsed.document_number,
        "body": body,
        "measures": [measure_as_json(measure, body) for measure in extraction.measures],
        "figures": [figure_as_json(figure) for figure in extraction.figures],
        "transitions": [
            {
                "source": transition.source,
                "target": transition.target,
                "quote": body[transition.start : transition.end],
                "start": transition.start,
                "end": transition.end,
            }
            for transition in extraction.transitions
        ],
    }


def measure_as_json(measure, body):
    return {
        "title": measure.title,
        "section": " › ".join(measure.section),
        "text": body[measure.start : measure.end],
        "start": measure.start,
        "end": measure.end,
        "theme": measure.theme,
        "secondary_themes": list(measure.secondary_themes),
        "rule": measure.rule,
        "confidence": measure.confidence,
    }


def figure_as_json(figure):
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


def number_as_json(value: Decimal):
    return int(value) if value == value.to_integral_value() else float(value)
