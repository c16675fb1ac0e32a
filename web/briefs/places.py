"""Which place names of a sentence its spans do not know: they stand in none, and none is of an article of that place.

Pure. 贵州 alone is not known from a span of 贵州省湄潭县: what a county does is not what its province does.
"""

from collections.abc import Sequence

from regions.gazetteer.chains import Chain, chains
from regions.gazetteer.gazetteer import Gazetteer
from regions.gazetteer.smaller_places import smaller_places
from web.briefs.spans import Span


def strange_places(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> set[str]:
    """The names of `text` as printed; empty where all are known."""
    codes, names = _known(spans, gazetteer)
    found = _chains(text, gazetteer)
    strange = {each.surface for each in found if each.code not in codes and each.surface not in names}
    for each in found:
        below = smaller_places(text, each.end)
        strange |= {name for name in below if not any(name in span.text for span in spans)}
    unlicensed = gazetteer.dropped_counties(_without(text, found))
    return strange | {name for code, name in unlicensed.items() if code not in codes and name not in names}


def _known(spans: Sequence[Span], gazetteer: Gazetteer) -> tuple[set[str], set[str]]:
    """Codes and names that may be used of these spans."""
    codes, names = set[str](), set[str]()
    for span in spans:
        standing = _chains(span.text, gazetteer)
        codes |= span.codes | {each.code for each in standing if each.code}
        codes |= gazetteer.dropped_counties(span.text).keys()
        names |= span.names | {each.surface for each in standing}
    return codes, names


def _chains(text: str, gazetteer: Gazetteer) -> list[Chain]:
    return list(chains(gazetteer, gazetteer.find(text)))


def _without(text: str, found: Sequence[Chain]) -> str:
    """黑龙江 holds the county 龙江: what is part of a longer name is no name."""
    for each in found:
        text = text[: each.start] + "，" * (each.end - each.start) + text[each.end :]
    return text
