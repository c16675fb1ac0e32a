"""An answer as sentences, each in pieces with the numbers of the spans that it names: 茂名建立网格[1]，梅州设立资金[2][3]。

Pure. What a piece shows is what is checked: marks of layout are taken off here, and so is whatever cannot be seen.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"[\[［〔【]\s*(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[\]］〕】]")
_END = re.compile(rf"[。！？!?]+[”’」』）)》\"]*(?:\s*{_MARK.pattern})*")
# Layout that models add in spite of the question: # 标题, - 条目, 1. 条目, **强调**.
_LAYOUT = re.compile(
    r"^\s*(?:#+\s*|[-*•]\s+|[(（]?\d{1,2}[.、)）](?!\d)\s*|[一二三四五六七八九十]{1,3}、\s*)?"
)
_WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words, and the numbers that stand behind them; none behind the end of a sentence that has them before."""

    text: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every number that it names, each once."""
        return tuple(dict.fromkeys(number for piece in self.pieces for number in piece.numbers))


def paragraphs_of(answer: str) -> Iterator[list[Sentence]]:
    """The sentences of each line that holds a word."""
    for line in _visible(answer).splitlines():
        plain = _LAYOUT.sub("", line.replace("**", ""), count=1).strip()
        sentences = [Sentence(_pieces(each)) for each in _cut(plain) if _WORD.search(_MARK.sub("", each))]
        if sentences:
            yield sentences


def _visible(text: str) -> str:
    """Without signs that are not seen or that turn the writing round: they could hide what is checked."""
    kept = (
        sign for sign in text if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cf", "Co", "Cs")
    )
    return "".join(kept).replace("\t", " ")


def _cut(line: str) -> Iterator[str]:
    start = 0
    for end in (*(stop.end() for stop in _END.finditer(line)), len(line)):
        if sentence := line[start:end].strip():
            yield sentence
        start = end


def _pieces(sentence: str) -> tuple[Piece, ...]:
    """What stands before each mark; marks with no word between are one, and a stop between them ends the words."""
    pieces: list[Piece] = []
    start = 0
    for mark in _MARK.finditer(sentence):
        before, start = sentence[start : mark.start()], mark.end()
        numbers = tuple(int(number) for number in re.findall(r"\d+", mark[1]))
        if pieces and not _WORD.search(before):
            stop = before.strip(" 、,，")
            pieces[-1] = Piece(pieces[-1].text + stop, (*pieces[-1].numbers, *numbers))
        else:
            pieces.append(Piece(before, numbers))
    if rest := sentence[start:]:
        pieces.append(Piece(rest, ()))
    return tuple(pieces)
