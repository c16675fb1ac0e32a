"""Both tiers of a search as plain hits: those that hold the words first, then those near in meaning."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from documents.models import Article
from documents.search.highlight import snippet
from documents.search.meaning import PARTS
from documents.search.near import near
from documents.search.results import IsAmong, SearchResult

# Characters of an article that stand for it.
PASSAGE = 240


@dataclass(frozen=True, slots=True)
class Hit:
    """`article` is its external id, or its key where it has none."""

    pk: int
    article: str
    quote: str
    tier: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def tiers_of(found: SearchResult, limit: int, parts: Collection[str] = PARTS) -> list[Hit]:
    """Up to `limit` hits; what holds none of the words together is near, not literal. No near ones without `parts`."""
    # A search that had to be loosened has no literal hit.
    literal = found.rows().pks[:limit] if found.is_literal else []
    beyond = near(found, parts, limit, only_relevant=False).hits if parts else ()
    if not parts and not literal:
        literal = found.rows().pks[:limit]
    known = set(literal)
    words = {each.pk: each.words for each in beyond}
    pks = [*literal, *(each.pk for each in beyond if each.pk not in known)][:limit]
    quoted = _quoted(found, pks, words)
    return [Hit(pk, *quoted[pk], tier="literal" if pk in known else "near") for pk in pks if pk in quoted]


def _quoted(
    found: SearchResult, pks: list[int], words: Mapping[int, Collection[str]]
) -> dict[int, tuple[str, str]]:
    """Article and quote of each row."""
    rows = found.source.model._default_manager.filter(IsAmong(pks))
    if found.source.model is not Article:
        named = rows.values_list("pk", "article__external_id", "article_id", "quote")
        return {pk: (external or str(article), quote) for pk, external, article, quote in named}
    bodies = rows.values_list("pk", "external_id", "body")
    return {
        pk: (external or str(pk), snippet(body, words.get(pk) or found.terms, PASSAGE).text)
        for pk, external, body in bodies
    }
