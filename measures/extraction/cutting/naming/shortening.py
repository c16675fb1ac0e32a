"""Words → a title's length, cut at a mark or a word's end."""

import re

from documents.search.tokenizer import shipped_words

SHORTEST, LONGEST = 4, 24
FEWEST_GOOD = 6
STOP = re.compile(r"[,;:。!?…]+")
_MARKS_AT_END = "、“《( "
_TAIL = frozenset("围绕 等 并 和 与 及 以及 了 的 地 在 把 将 对 从 向 以 为 让 使".split())
_OPENERS = "“‘《(〈【"
_CLOSERS = dict(zip(_OPENERS, "”’》)〉】", strict=True))


def shorten(words: str) -> str:
    """At most LONGEST characters, ending at a mark or a word's end, with brackets and quotes closed."""
    words = STOP.split(words.strip(), maxsplit=1)[0].strip()
    if len(words) > LONGEST:
        piece = words[: _end_of_word(words)]
        cuts = [
            m.start() for m in re.finditer("[、并和 ]", piece) if len(closed(piece[: m.start()])) == m.start()
        ]
        words = piece[: cuts[-1]] if cuts and cuts[-1] >= FEWEST_GOOD else piece
    return _without_tail(closed(words))


def _without_tail(words: str) -> str:
    """Without particles at the end; 方向 and 基地 end in none."""
    while words := words.rstrip(_MARKS_AT_END):
        last = next(reversed(list(shipped_words(words[-8:]))), "")
        if last not in _TAIL or not words.endswith(last):
            break
        words = words[: -len(last)]
    return words


def _end_of_word(words: str) -> int:
    """Where the last word ends that lies whole in the first LONGEST characters."""
    end = 0
    for word in shipped_words(words[: 2 * LONGEST]):
        past = words.find(word, end) + len(word)
        if past > LONGEST:
            break
        end = max(end, past)
    return end or LONGEST


def ends_a_quotation(words: str) -> bool:
    """Whether a quotation or bracket ends in it that began before."""
    return any(words.count(closer) > words.count(opener) for opener, closer in _CLOSERS.items())


def closed(words: str) -> str:
    """Without a bracket or quote that does not end inside."""
    waiting: list[int] = []
    for place, sign in enumerate(words):
        if sign in _CLOSERS:
            waiting.append(place)
        elif waiting and sign == _CLOSERS[words[waiting[-1]]]:
            waiting.pop()
    return words[: waiting[0]] if waiting else words
