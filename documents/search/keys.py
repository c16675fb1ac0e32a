"""The search key of a text: what two spellings of one word share; its runs of Han, words and gaps; and what follows from its words.

Owns width, case, compatibility forms and traditional characters. It works character by character, so that the key
of any part of a text is a part of the key of the text; conversion by phrases (opencc's own way) would break that.
Never applied to what is stored or shown.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from operator import add

import opencc

# Ideographs: unified, extensions, the repetition mark and the zero that dates are written with.
HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Marks that may stand inside a term or be missing: quotes, brackets, dashes, middle dots (“五大”振兴, 五大振兴).
QUOTES, BRACKETS = "\"'`“”‘’„‟«»「」『』〝〞〟《》〈〉", "()[]{}【】〔〕〖〗"
DASHES, DOTS = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "·•‧∙⋅・"
LOOSE_MARKS = re.escape(QUOTES + BRACKETS + DASHES + DOTS)
# The ways to write the zero of a year: 二〇二〇, 二○二○, 二零二零.
ZEROS = "零〇○"
# A marker of a place that nothing matches across: surrogates and controls, which no database stores alike.
_GAP = " "

# Marks inside a run of Han characters part nothing, nor does a hyphen between Latin letters: Wi-Fi is wifi.
_HYPHENED = rf"[a-z]+(?:[{re.escape(DASHES)}][a-z]+)+(?![^\W_{HAN}])"
_PIECE = re.compile(
    rf"(?P<han>[{HAN}]+(?:[{LOOSE_MARKS}]+[{HAN}]+)*)|(?P<word>{_HYPHENED}|[^\W_{HAN}]+)|"
    rf"(?P<gap>[^\w{HAN}]+|_+)"
)
MARK = re.compile(rf"[{LOOSE_MARKS}]")
# A circle is a zero beside the numerals of a year, and a bullet elsewhere.
_CIRCLE = re.compile(r"(?<=[一二三四五六七八九〇零○])○|○(?=[一二三四五六七八九〇零])")
_HAN_ZERO, _A_CIRCLE = ZEROS[1], ZEROS[2]
_ONE_ZERO = str.maketrans(dict.fromkeys(ZEROS, ZEROS[0]))


@lru_cache(maxsize=1)
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _simplified(char: str) -> str:
    """The simplified form, unless `char` is itself one: 著 and 乾 are both, in 著名 and 乾县."""
    if char < "\u3400":
        return char
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return str(_simplifier().convert(char))
    return char


class _KeyTable(dict[int, str]):
    """A translation table that fills itself: code point → key."""

    def __missing__(self, code: int) -> str:
        key = self[code] = _key_of(chr(code))
        return key


def _key_of(char: str) -> str:
    if char in "\n\t\r\u2028\u2029":
        return "\n" if char != "\t" else _GAP
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    if category in {"Cc", "Cs"}:
        return _GAP
    folded = unicodedata.normalize("NFKC", char).lower()
    return "".join(map(_simplified, folded))


_TABLE = _KeyTable()


def search_key(text: str) -> str:
    """The key of a text, as long as the text but for a few characters."""
    return text.translate(_TABLE)


def search_key_with_places(text: str) -> tuple[str, list[int]]:
    """The key, and for each of its characters the place in `text` that it came from."""
    if all(len(_TABLE[ord(char)]) == 1 for char in set(text)):
        return search_key(text), list(range(len(text)))
    parts: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        key = _TABLE[ord(char)]
        parts.append(key)
        places.extend([place] * len(key))
    return "".join(parts), places


def pieces(key: str) -> Iterator[tuple[str, str]]:
    """The runs of a search key as (kind, text), without the marks inside them; kind is han, word or gap."""
    for kind, piece in pieces_as_written(key):
        yield kind, piece.translate(_ONE_ZERO) if kind == "gap" else without_marks(piece)


def pieces_as_written(key: str) -> Iterator[tuple[str, str]]:
    """With one zero in words; a gap is as it stands."""
    if _A_CIRCLE in key:
        key = _CIRCLE.sub(ZEROS[0], key)
    for match in _PIECE.finditer(key.replace(_HAN_ZERO, ZEROS[0])):
        yield str(match.lastgroup), match.group()


def without_marks(piece: str) -> str:
    return piece if piece.isalnum() else MARK.sub("", piece)


# Stands in place of grams that follow from the words beside them; no grams hold a tab.
FOLLOWING = "\t"
# HAN as it was when the first row was written so.
_HAN_THEN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# The words of a run of Han characters, or another word; what is left are marks and spaces.
_RUN_OF_WORDS = re.compile(f"([{_HAN_THEN}]+(?: [{_HAN_THEN}]+)*)|([^ ,;\n]+)")
_LONG_WORD = re.compile("[" + _HAN_THEN + "]{3,}")


def grams_of(kept: str, words: str) -> str:
    """The grams of a row: those that it keeps, or those that follow from its words.

    SQLite's FTS5 has to be told the same grams when a row goes as when it came, and is told them by this function: what it makes of
    a text never changes. A tokenizer whose grams come to follow in another way writes them out, or brings another mark.
    """
    if kept != FOLLOWING:
        return kept
    grams: list[str] = []
    for run, word in _RUN_OF_WORDS.findall(words.partition("\t")[0]):
        if word:
            grams.append(word)
            continue
        joined = run.replace(" ", "")
        grams += map(add, joined, joined[1:])
        grams.append(joined[-1])
    # Those of the text, and behind them those inside its longer words.
    return " ".join([*grams, *dict.fromkeys(_LONG_WORD.findall(words))])
