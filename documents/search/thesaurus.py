"""Words that stand for each other: how groups of them are read, and those shipped in seeds/synonyms.toml; pure."""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from documents.search.keys import search_key

SYNONYMS = Path(__file__).parents[2] / "seeds" / "synonyms.toml"


Group = tuple[list[str], list[str]]


@lru_cache(maxsize=1)
def shipped_groups() -> tuple[Group, ...]:
    """(equal terms, narrower terms) of each group."""
    groups = tomllib.loads(SYNONYMS.read_text("utf-8"))["group"]
    return tuple((group["terms"], group.get("narrower", [])) for group in groups)


def table_of(groups: Iterable[Group]) -> dict[str, tuple[str, ...]]:
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
