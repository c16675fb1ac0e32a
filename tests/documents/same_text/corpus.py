"""Pairs with a known verdict. Everything is written for this purpose: no place, person or figure is real.

Reprints: eight texts under each change of `transformations`, and on one page with another text.
Look-alikes: the template filled in for another place, the next year's report, another text under the same opening,
a comment that quotes at length, pairs written by hand, and the eight texts among themselves.
"""

import itertools
import tomllib
from dataclasses import dataclass
from pathlib import Path

from tests.documents.same_text import transformations

HERE = Path(__file__).parent
TEXTS = {path.stem: path.read_text() for path in sorted((HERE / "texts").glob("*.txt"))}
EXCHANGES = tomllib.loads((HERE / "look_alikes" / "exchanges.toml").read_text())
COMMENTARIES = tomllib.loads((HERE / "look_alikes" / "quoting_commentary.toml").read_text())
HAND_WRITTEN = tomllib.loads((HERE / "look_alikes" / "pairs.toml").read_text())["pair"]
SHARED_OPENING_CHARACTERS = 150


@dataclass(frozen=True)
class Pair:
    name: str
    left: str
    right: str


def reprints():
    names = list(TEXTS)
    for name, body in TEXTS.items():
        for change in transformations.ALL:
            yield Pair(f"{name}: {change.__name__}", body, change(body))
        other = TEXTS[names[names.index(name) - 1]]
        page = transformations.on_one_page_with_another(body, other)
        yield Pair(f"{name}: on_one_page_with_another", body, page)


def look_alikes():
    for kind, exchanges in EXCHANGES.items():
        for name, words in exchanges.items():
            yield Pair(f"{name}: {kind}", TEXTS[name], exchange(TEXTS[name], words))
    for name, commentary in COMMENTARIES.items():
        quote = max(TEXTS[name].splitlines(), key=len)
        yield Pair(f"{name}: quoted", TEXTS[name], commentary["comment"].format(quote=quote))
    for pair in HAND_WRITTEN:
        yield Pair(pair["name"], pair["left"], pair["right"])
    for (name, body), (other_name, other) in itertools.pairwise(TEXTS.items()):
        same_opening = body[:SHARED_OPENING_CHARACTERS] + other[SHARED_OPENING_CHARACTERS:]
        yield Pair(f"{name}: opening before {other_name}", body, same_opening)
    for (name, body), (other_name, other) in itertools.combinations(TEXTS.items(), 2):
        yield Pair(f"{name} and {other_name}", body, other)


def exchange(body, words):
    for old, new in words:
        body = body.replace(old, new)
    return body
