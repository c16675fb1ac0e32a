"""The noun phrase before a number: 农业龙头企业92家, 食用菌规模达4250万袋, 占有劳动能力贫困户的95.1%.

Owns the walk to the left in one bounded window: links and dates off, then back to the verb that governs the noun.
"""

import re
from dataclasses import dataclass

from measures.extraction.figures.about.words import (
    CLAUSE_END,
    DATE_START,
    LEADING,
    LINK_END,
    OPENS_CLAUSE,
    VERB,
    is_place_or_time,
    verb_is_part_of_noun,
)
from measures.extraction.figures.page import Page

WINDOW = 48
_CLAUSE_START = re.compile(f"[{re.escape(CLAUSE_END)}、]")
_VERB_END = re.compile(VERB.pattern + "$")
_NOUN_AT_ALL = re.compile(r"[一-龥A-Za-z”]{2}|[村镇县市户人田林路桥]$")
_COPULA = re.compile(r"[是为](?=[^，。；]{0,14}的$)")
_LONGEST_LINKS = 6


@dataclass(frozen=True, slots=True)
class Before:
    """`noun` stands right before the number; `subject` did what the verb between says (空 where there is none)."""

    noun: str
    subject: str
    verb: str


def look_before(page: Page, floor: int, position: int) -> Before:
    """What stands in the clause before `position`, not going back past `floor`."""
    text = _clause(page.body[max(floor, position - WINDOW) : position])
    copula = _COPULA.search(text)
    if copula and copula.start() >= 2:
        text = text[: copula.start()]
    text = _without_links(text)
    verb = _VERB_END.search(text)
    if verb is not None and not (verb_is_part_of_noun(verb[0]) and verb.start() >= 2):
        subject = _noun(_without_links(text[: verb.start()]))
        return Before("", subject, verb[0])
    return Before(_noun(text), "", "")


def _clause(text: str) -> str:
    """The last clause of `text`; quotations and the list mark inside them do not end it."""
    start = 0
    for mark in _CLAUSE_START.finditer(text):
        inside = (
            text.rfind("“", 0, mark.start()) > text.rfind("”", 0, mark.start()) and "”" in text[mark.end() :]
        )
        if not inside:
            start = mark.end()
    return text[start:]


def _without_links(text: str) -> str:
    text = text.rstrip("的 ")
    for _ in range(_LONGEST_LINKS):
        link = LINK_END.search(text)
        if link is None or not link[0]:
            break
        text = text[: link.start()].rstrip("的 ")
    return text


def _noun(text: str) -> str:
    """`text` without the subject, verb and adverbs that lead up to the noun; empty if no noun is left."""
    dated = DATE_START.match(text)
    if dated:
        text = text[dated.end() :]
    start = 0
    for verb in VERB.finditer(text):
        is_noun_part = verb_is_part_of_noun(verb[0]) and not OPENS_CLAUSE.match(text[: verb.start()])
        if not is_noun_part and len(text) - verb.end() >= 2:
            start = verb.end()
    text = LEADING.sub("", text[start:])
    if is_place_or_time(text) or not _NOUN_AT_ALL.search(text):
        return ""
    return _opened(text)


def _opened(text: str) -> str:
    """Without a closing quotation mark whose opening was cut off."""
    return text.replace("”", "", 1) if "”" in text and "“" not in text else text
