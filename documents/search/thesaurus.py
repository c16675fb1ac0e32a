"""Words that stand for each other, as shipped in seeds/synonyms.toml."""

import tomllib
from functools import lru_cache
from pathlib import Path

from documents.search.normal import search_key

SYNONYMS = Path(__file__).parents[2] / "seeds" / "synonyms.toml"


def synonyms_of(text: str) -> tuple[str, ...]:
    """What may stand for a word (a search key): its equals, and the narrower terms of what it names."""
    return _shipped().get(text, ())


@lru_cache(maxsize=1)
def _shipped() -> dict[str, tuple[str, ...]]:
    groups = tomllib.loads(SYNONYMS.read_text("utf-8"))["group"]
    return table_of((group["terms"], group.get("narrower", [])) for group in groups)


def table_of(groups) -> dict[str, tuple[str, ...]]:
    """From (equal terms, narrower terms) to what each term finds besides itself.

    A narrower term is found by the broader ones, never the other way round: who asks for 扶贫车间 does not want every
    就业帮扶.
    """
    found: dict[str, dict[str, None]] = {}
    for terms, narrower in groups:
        equals = [search_key(term) for term in terms]
        for term in equals:
            others = [other for other in (*equals, *map(search_key, narrower)) if other != term]
            found.setdefault(term, {}).update(dict.fromkeys(others))
    return {term: tuple(others) for term, others in found.items()}
