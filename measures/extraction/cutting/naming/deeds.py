"""Which words of a passage name what is done: a verb and its object.

Positive: 该县建立防返贫监测网格，实现精准跟踪 has 建立防返贫监测网格. Near miss: 为了让群众少跑腿 says what for, not what.
"""

import re

from measures.extraction.cutting.naming.shortening import (
    FEWEST_GOOD,
    LONGEST,
    STOP,
    closed,
    ends_a_quotation,
    shorten,
)
from measures.extraction.cutting.naming.words import (
    AIM,
    ALSO_A_NOUN,
    COMPOSED,
    COUNTS,
    DEED,
    DOCUMENT,
    DOER,
    DONE_ALREADY,
    FOR_WHAT,
    HOW_MUCH,
    HOW_OFTEN,
    IN_WHAT_WAY,
    IS_CONCRETE,
    LISTED_HEAD,
    MANNER,
    MEANS,
    NAME_AT_END,
    NAMES_ONE,
    NO_NAME,
    NOUN_AFTER,
    OWNED_BY_LIST,
    PACE,
    RESULT,
    SAYS,
    SETTING,
    SETTING_AT_END,
    SPED_UP,
    WHOM_ALONE,
    WITHOUT_OBJECT,
)
from measures.extraction.outline import Page, Stretch

_CUT_SHORT = 0.6  # a deed told to its end says more than a part of a longer one
# Sentences that are read for a deed, and characters of each.
_SENTENCES, _MOST_READ = 3, 260
_NOBODY = 0.5
_RESULT_TOLD = 0.8
_HOLLOW = 0.5  # 进行培训: what is done stands in its object
_SHORT_NAME = 4  # characters
# What stands behind these is part of a name, or was done by others.
_OF_ANOTHER = ("的", "、", "“", "拟", "所", "被")
_LONGEST_ITEM = 6  # characters of a list's first item, in which a verb may be half of a name (走访慰问)


def deed_of(page: Page, start: int, end: int) -> str:
    """The best deed with its object in the first sentences of `start:end`, "" where none is told."""
    best, best_weight = "", 0.0
    for number, sentence in enumerate(page.sentences(start, end)[:_SENTENCES]):
        for order, clause in enumerate(clauses(page, sentence)):
            text = page.text[clause.start : clause.end]
            title, weight = _named(text)
            weight -= 0.5 * number + 0.12 * min(order, 5)
            if title and weight > best_weight:
                best, best_weight = title, weight
    return best


def clauses(page: Page, sentence: Stretch) -> list[Stretch]:
    cuts = [sentence.start]
    last = min(sentence.end, sentence.start + _MOST_READ)
    for stop in STOP.finditer(page.text, sentence.start, last):
        cuts += [stop.start(), stop.end()]
    pieces = zip(cuts[::2], [*cuts[1::2], last], strict=True)
    return [piece for begin, end in pieces if (piece := page.trim(begin, end))]


def _named(clause: str) -> tuple[str, float]:
    """The deed of one clause with its object, and how well it names a measure."""
    best = "", 0.0
    if _only_tells(clause):
        return best
    clause = IN_WHAT_WAY.sub("", clause)
    for deed in DEED.finditer(clause):
        is_done = _is_done(clause[: deed.start()])
        title = _title(clause, deed, is_done=is_done)
        weight = _weight(title, clause, deed, is_done=is_done) if title else 0.0
        if weight > best[1]:
            best = title, weight
    return best


def _only_tells(clause: str) -> bool:
    """Whether a clause says who says, or where and when, and nothing that is done."""
    is_setting = SETTING_AT_END.search(clause) or (len(clause) <= LONGEST and SETTING.search(clause))
    return bool(SAYS.search(clause) or is_setting)


def _title(clause: str, deed: re.Match[str], *, is_done: bool) -> str:
    """A deed with its object, "" where the words are none or name nothing more."""
    before, rest = clause[: deed.start()], clause[deed.end() :]
    if NOUN_AFTER.match(rest) or DONE_ALREADY.match(rest) or before.endswith(_OF_ANOTHER):
        return ""
    if SPED_UP.search(before) and PACE.match(rest):
        return ""
    is_noun = ALSO_A_NOUN.match(clause, deed.start()) and (not is_done or NAMES_ONE.match(rest))
    if is_noun or FOR_WHAT.match(clause, deed.start()) or AIM.match(deed[0]):
        return ""
    title = _told_by(deed[0], rest) or shorten(clause[deed.start() :])
    is_bare = len(title) < len(deed[0]) + 2 or DEED.fullmatch(title, len(deed[0]))
    return "" if is_bare or ends_a_quotation(title) else title


def _weight(title: str, clause: str, deed: re.Match[str], *, is_done: bool) -> float:
    weight = 2.0 if IS_CONCRETE.match(deed[0]) else 1.2
    weight -= _HOLLOW * (deed[0] == "进行")
    weight += 0.3 * min(len(title), 12) / 12 - 0.02 * deed.start()
    is_cut = len(title) < len(clause) - deed.start()
    is_sum = COUNTS.search(title) or HOW_OFTEN.fullmatch(title) or HOW_MUCH.fullmatch(title)
    weight -= _CUT_SHORT * is_cut
    weight -= 0.8 * bool(RESULT.match(clause)) + 0.5 * (len(title) < FEWEST_GOOD)
    weight -= _RESULT_TOLD * bool(is_sum)
    is_unfinished = WITHOUT_OBJECT.search(title) or (
        WHOM_ALONE.fullmatch(title) and not DEED.search(title, len(deed[0]))
    )
    weight -= _RESULT_TOLD * (is_cut and bool(is_unfinished))
    weight -= _NOBODY * (not is_done) + 0.4 * bool(NAME_AT_END.search(title))
    return weight - 0.6 * bool(MANNER.search(title)) - 1.6 * bool(MEANS.match(title))


def _told_by(deed: str, rest: str) -> str:
    """What a deed is called by the document it hands down, by the team that is made up, by what its list is of; "" else."""
    if about := DOCUMENT.match(rest):
        return shorten(about["about"])
    if made := COMPOSED.match(rest):
        return f"{deed}{made['head']}"
    return _of_list(deed, rest)


def _of_list(deed: str, rest: str) -> str:
    """建立健全 with 理论学习、调查研究等长效机制 is called 建立健全长效机制 where it is too long; "" where no list follows the deed."""
    words = STOP.split(rest, maxsplit=1)[0].strip()
    first = words.partition("、")[0]
    if len(deed + words) <= LONGEST or (len(first) > _LONGEST_ITEM and DEED.search(first)):
        return ""
    head = LISTED_HEAD.search(words)
    if not head and (owned := OWNED_BY_LIST.search(words)) and not DEED.search(words[: owned.start("head")]):
        head = owned
    return f"{deed}{head['head']}" if head and closed(words) == words else ""


def _is_done(before: str) -> bool:
    """Whether who does it, or how, stands before a deed: an actor's ending, an adverb, or a short name that opens the clause."""
    return bool(DOER.search(before)) or (
        len(before) <= _SHORT_NAME and not NO_NAME.search(before) and not DEED.search(before)
    )
