"""What a cut measure is called: the author's heading where there is one, else a verb and its object."""

import re

from measures.extraction.cutting.naming.deeds import clauses, deed_of
from measures.extraction.cutting.naming.shortening import FEWEST_GOOD, LONGEST, SHORTEST, shorten
from measures.extraction.cutting.naming.words import NO_DEED, SAYS, SETTING, SETTING_AT_END
from measures.extraction.outline import Page
from measures.extraction.spans import Found

_SENTENCES_OF_LISTS = frozenset(
    {
        "outline.spoken",
        "outline.demand",
        "outline.aspect",
        "outline.sequence_word",
        "outline.two_sided",
        "outline.ordinal_word",
    }
)
_TO_WHOM = re.compile(r"(?:对|按照?|在|针对|以|从|为)(?!接|口|标|准)")
# 在外出务工方面 says where, and not what.
_FIELD = re.compile(r"(?:方面|领域)$")
# 要加强培训, 还应建立台账: the order is not the deed.
_ORDER = re.compile(
    r"^(?:[还也更都]?(?:需要|应当|必须|要|应|须|需))(?!求|素|点|闻|道|塞|地|害|件|么|不|对|邀|用)"
)
_FILLER = re.compile(r"(?<=[一-鿿])了(?!解)(?=[一-鿿“《\d])")


def title_of(page: Page, start: int, end: int) -> str:
    """The words of `start:end` that say best what is done; "" only where nothing is printed there."""
    return _as_printed(_ORDER.sub("", deed_of(page, start, end) or _first_words(page, start, end)))


def informative(page: Page, found: Found) -> str:
    """What `found` is called on pages: its heading, or where its author gave none the deed, at most LONGEST characters.

    A heading on a line of its own stays as printed; a sentence that is counted aloud is cut at a comma.
    """
    if found.rule == "measure.prose" or _FIELD.search(found.title):
        told = deed_of(page, found.start, found.end)
        is_deed = not (found.title.startswith(("为", "除")) or NO_DEED.search(found.title))
        if not told and is_deed and not SETTING_AT_END.search(found.title):
            return shorten(found.title) or found.title[:LONGEST]
        return _as_printed(told) if told else title_of(page, found.start, found.end)
    if found.rule not in _SENTENCES_OF_LISTS:
        return found.title
    title = _ORDER.sub("", found.title)
    if SETTING.search(title):
        return _as_printed(deed_of(page, found.start, found.end)) or found.title
    if len(title) > LONGEST:
        kept, *clauses = re.split(r"(?<=[，,])", title)
        while clauses and len(kept + clauses[0]) <= LONGEST:
            kept += clauses.pop(0)
        title = kept.rstrip("，,")
        if _TO_WHOM.match(title):
            title = deed_of(page, found.start, found.end)
    return title if FEWEST_GOOD <= len(title) <= LONGEST else found.title


def _first_words(page: Page, start: int, end: int) -> str:
    sentence = page.sentences(start, end)[:1]
    pieces = clauses(page, sentence[0]) if sentence else []
    texts = [page.text[clause.start : clause.end] for clause in pieces]
    good = [
        text
        for text in texts
        if len(text) >= SHORTEST
        and not any(each.search(text) for each in (SETTING, SETTING_AT_END, SAYS, NO_DEED))
    ]
    whole = [text for text in good if FEWEST_GOOD <= len(text) <= LONGEST]
    chosen = (whole or good or sorted(texts, key=len, reverse=True) or [page.text[start:end]])[0]
    return shorten(chosen) or chosen[:LONGEST]


def _as_printed(title: str) -> str:
    """Full-width signs again, and no 了 after the verb: 建立了制度 → 建立制度."""
    return _FILLER.sub("", title, count=1).translate({ord("("): "（", ord(")"): "）"})
