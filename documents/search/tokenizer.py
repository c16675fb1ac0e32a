"""Chinese text as tokens: the only module that knows jieba, and its Rust twin where that is installed.

Owns how a text is cut into words and into pairs of characters, for the index and for queries alike. Knows no
database and no query language. Every run of Han characters gives

- its words, by jieba with the dictionary of the field, for ranking, and
- its pairs of neighbouring characters and its last character, for finding: 带农 stands in 健全联农带农机制 whatever
  the words are.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import version
from itertools import chain
from operator import add
from pathlib import Path
from typing import NamedTuple

import jieba

from documents.search.keys import FOLLOWING, HAN, MARK, grams_of, pieces_as_written, search_key, without_marks
from documents.text.sentences import STOPS

try:
    import rjieba
except ImportError:
    # The optional extra “fast”.
    rjieba = None  # type: ignore[assignment]

# Raise when the same text gives other tokens than before, for a reason that the fingerprint cannot see.
FORMAT = 2
# The same of `shipped_words` alone, which trained models read.
SHIPPED_FORMAT = 1
DICTIONARY = Path(__file__).parents[2] / "seeds" / "dictionary.txt"
# PostgreSQL's lexemes end at 2046 bytes; nobody types so long a word.
LONGEST_WORD = 64

_HAN_RUN = re.compile(rf"[{HAN}]+")
# What jieba looks up; the rest it cuts character by character.
_PLAIN = re.compile(r"[\u4e00-\u9fd5]+")
_PLAIN_PARTS = re.compile(r"[\u4e00-\u9fd5]+|.", re.S)
_SENTENCE_END = re.compile(rf"[{STOPS}…]")

GAP, SENTENCE, PARAGRAPH = ",", ";", "\n"


class Tokens(NamedTuple):
    """What the index keeps of one text.

    `words`: every word in order, parted by spaces, with the marks , ; and newline where a clause, a sentence and
    a paragraph end; after a tab, the words inside its longer words. `kept`: the grams where the words do not tell them, as they do
    unless a term is written with a hyphen or the grams are too many.
    """

    words: str
    kept: str = FOLLOWING

    @property
    def grams(self) -> str:
        """What the vendor index covers: pairs and last characters in order, then the longer words."""
        return grams_of(self.kept, self.words)


class _Jieba:
    """jieba with the terms of the field."""

    name = f"jieba {jieba.__version__}"

    def __init__(self, terms: Iterable[str]):
        jieba.setLogLevel(60)
        self._tokenizer = jieba.Tokenizer()
        # jieba's own cache is a marshal file under a guessable name in a folder that everybody may write.
        own = Path(tempfile.gettempdir()) / f"xianjie-{os.getuid()}"
        own.mkdir(mode=0o700, exist_ok=True)
        is_ours = own.stat().st_uid == os.getuid()
        self._tokenizer.tmp_dir = str(own) if is_ours else tempfile.mkdtemp(prefix="xianjie-")
        self._tokenizer.cache_file = None
        self._tokenizer.initialize()
        for term in terms:
            self._tokenizer.add_word(term, self._tokenizer.suggest_freq(term))

    def cut(self, run: str) -> list[str]:
        return list(self._tokenizer.cut(run))

    def knows(self, word: str) -> bool:
        return bool(self._tokenizer.FREQ.get(word))


class _RustJieba:
    """The same dictionary and the same cut, ten times as fast."""

    name = f"rjieba {version('rjieba')}" if rjieba else ""

    def __init__(self, terms: Iterable[str]):
        self._tokenizer = rjieba.Jieba()
        self.knows = self._tokenizer.has_word
        for term in terms:
            weight = self._tokenizer.suggest_freq(term)
            self._tokenizer.add_word(term, weight, None)
            if self._tokenizer.cut(term) != [term]:
                # Its rounding differs from jieba's by one at times, and a term must weigh more than its parts.
                self._tokenizer.add_word(term, weight + 1, None)

    def cut(self, run: str) -> list[str]:
        """As jieba does, every character beyond its dictionary's range is a word."""
        if _PLAIN.fullmatch(run):
            return list(self._tokenizer.cut(run))
        return [word for part in _PLAIN_PARTS.findall(run) for word in self._tokenizer.cut(part)]


_Engine = _RustJieba if rjieba else _Jieba


@lru_cache(maxsize=1)
def _jieba() -> "_Jieba | _RustJieba":
    # In order of the word, as the fingerprint has them: what one term weighs may depend on those before it.
    return _Engine(sorted(dictionary()))


@lru_cache(maxsize=1)
def _shipped_jieba() -> "_Jieba | _RustJieba":
    return _Engine(sorted(shipped_terms()))


@lru_cache(maxsize=1)
def _cuts_as_shipped() -> bool:
    """Whether the terms in force are those shipped, so that what was cut for one is cut for the other."""
    return set(dictionary()) == set(shipped_terms())


_terms: tuple[str, ...] | None = None


@lru_cache(maxsize=1)
def shipped_terms() -> tuple[str, ...]:
    """The terms of the field in seeds/dictionary.txt, as search keys."""
    lines = DICTIONARY.read_text("utf-8").splitlines()
    return tuple(search_key(line.strip()) for line in lines if line.strip() and not line.startswith("#"))


def dictionary() -> tuple[str, ...]:
    """The terms of the field in force, as search keys."""
    return shipped_terms() if _terms is None else _terms


def set_dictionary(terms: Iterable[str] | None) -> None:
    """Put these terms in force, or the shipped ones; the tokenizer is made anew where they changed."""
    global _terms  # noqa: PLW0603 - one dictionary a process, as jieba itself has it
    before = dictionary()
    _terms = None if terms is None else tuple(sorted({search_key(term).strip() for term in terms} - {""}))
    if dictionary() != before:
        _jieba.cache_clear()
        _cuts_as_shipped.cache_clear()
        cut.cache_clear()
        words_within.cache_clear()
        fingerprint.cache_clear()


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Names all that decides which tokens a text has; an index made under another one is stale."""
    parts = (str(FORMAT), _Engine.name, *sorted(dictionary()))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


@lru_cache(maxsize=1)
def shipped_fingerprint() -> str:
    """Names all that decides what `shipped_words` gives; a model trained under another one reads other words.

    The engine is left out: both cut Han characters alike.
    """
    parts = (str(SHIPPED_FORMAT), f"jieba {jieba.__version__}", *sorted(shipped_terms()))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def shipped_words(text: str) -> list[str]:
    """The Han words of a text under the shipped dictionary, whatever terms are in force: for trained models."""
    cut_run = cut if _cuts_as_shipped() else _shipped_cut
    return list(chain.from_iterable(map(cut_run, _HAN_RUN.findall(search_key(text)))))


# The cut of measures, their themes and the index read the same runs of one article; 4,000 hold the longest of them.
@lru_cache(maxsize=4_000)
def _shipped_cut(run: str) -> tuple[str, ...]:
    return tuple(_shipped_jieba().cut(run))


@lru_cache(maxsize=20_000)
def cut(run: str) -> tuple[str, ...]:
    """The words of one run of Han characters (a search key), which joined are the run."""
    return tuple(_jieba().cut(run))


@lru_cache(maxsize=20_000)
def words_within(word: str) -> tuple[str, ...]:
    """The dictionary's words of two and three characters inside a longer one: 乡村 and 振兴 in 乡村振兴."""
    knows = _jieba().knows
    return tuple(
        part
        for length in (2, 3)
        if len(word) > length
        for part in (word[i : i + length] for i in range(len(word) - length + 1))
        if knows(part)
    )


def pairs(run: str) -> list[str]:
    """Neighbouring characters of a run; a run of one has itself."""
    return list(map(add, run, run[1:])) or [run]


# PostgreSQL's tsvector holds 1 MB of different lexemes; a book of six million characters, or a third of one in mojibake,
# has more. Both engines index the same head; the rest of the megabyte is for the title and the names beside the body.
MOST_GRAM_BYTES = 1_000_000
_MOST_BYTES_A_CHARACTER = 4


# Of shorter words the grams are never too many: at most three characters for each of theirs.
_LONG_WORDS = MOST_GRAM_BYTES // (3 * _MOST_BYTES_A_CHARACTER)


def tokens(text: str) -> Tokens:
    """Cut a text for the index."""
    words: list[str] = []
    inner: list[str] = []
    is_hyphened = False
    for kind, written in pieces_as_written(search_key(text)):
        if kind == "gap":
            words.append(_boundary(written))
        elif kind == "han":
            found = cut(without_marks(written))
            words += found
            for word in found:
                if len(word) > 2:
                    inner += words_within(word)
        else:
            parts = MARK.split(written)
            words.append(f" {GAP} ".join(part[:LONGEST_WORD] for part in parts))
            if len(parts) > 1:
                is_hyphened = True
                inner.append(without_marks(written)[:LONGEST_WORD])
    joined = " ".join(words) + "\t" + " ".join(inner)
    if not is_hyphened and len(joined) <= _LONG_WORDS:
        return Tokens(joined)
    grams = all_grams(text)
    head = _indexed_head(grams)
    return Tokens(joined, FOLLOWING if not is_hyphened and head is grams else " ".join(head))


def all_grams(text: str) -> list[str]:
    """The grams of a text as they are cut, whether or not its words tell them."""
    inner: list[str] = []
    grams: list[str] = []
    long_words: dict[str, None] = {}
    for kind, written in pieces_as_written(search_key(text)):
        piece = without_marks(written)
        if kind == "han":
            for word in cut(piece):
                if len(word) > 2:
                    long_words[word] = None
                    inner += words_within(word)
            grams += pairs(piece) + [piece[-1]] * (len(piece) > 1)
        elif kind == "word":
            grams.append(piece[:LONGEST_WORD])
            if len(parts := MARK.split(written)) > 1:
                long_words.update((part[:LONGEST_WORD], None) for part in parts)
    return [*grams, *(long_words | {word: None for word in inner if len(word) > 2})]


def _indexed_head(grams: list[str]) -> list[str]:
    """The grams up to the most bytes of different ones that are indexed; the tail of a longer text is not searched."""
    if sum(map(len, grams)) * _MOST_BYTES_A_CHARACTER <= MOST_GRAM_BYTES:
        return grams
    seen: set[str] = set()
    left = MOST_GRAM_BYTES
    for place, gram in enumerate(grams):
        if gram not in seen:
            seen.add(gram)
            left -= len(gram.encode("utf-8", "replace"))
            if left < 0:
                return grams[:place]
    return grams


@lru_cache(maxsize=1_000)
def _boundary(gap: str) -> str:
    if PARAGRAPH in gap:
        return PARAGRAPH
    return SENTENCE if _SENTENCE_END.search(gap) else GAP


def index_tokens(text: str) -> list[str]:
    """The words of a text, with those inside its longer words, for comparing texts."""
    main, _, inner = tokens(text).words.partition("\t")
    marks = {GAP, SENTENCE, PARAGRAPH}
    return [word for word in (*main.split(" "), *inner.split(" ")) if word and word not in marks]
