"""Text as read → text as meant: what cannot be seen, line ends of a fixed width or lost, blanks between Han, escaped markup.

Each of these divides words that a reader sees whole; search, figures and titles would see the parts.
"""

import re
import unicodedata
from collections import Counter
from itertools import pairwise

from documents.ingest.lines import is_heading
from documents.ingest.mending.flattened import broken
from documents.ingest.mending.ideographs import plain_ideographs
from documents.ingest.mending.markup import without_markup

# Marks that show nothing: zero width, soft hyphens, direction, variants of a glyph, and C0 controls but tab and line ends.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U000e0000-\U000e0fff]"
)
_HYPHEN = "\u2011"  # Word's, which holds a line together: 2021‑2025
_LINE_ENDS = re.compile("\r\n?|[\x0b\x85\u2028\u2029↵]|\f(?=[^\f\n])|(?<=[^\f\n])\f")
_WRITTEN_ENDS = re.compile(r"\\r?\\n|\\n")  # as programs write them into data
_FEWEST_WRITTEN = 3
# Between two sentences one is enough.
_SURELY_WRITTEN = re.compile(r"(?<=[。！？；：])(?:\\r)?\\n(?=[\u3000\u3400-\u9fff（\d])")
_BLANKS = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f]")
_MARKUP = re.compile(
    r"&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|middot|emsp|ensp|#\d{2,6});|</(?:p|div|span|a|b|strong|font|li|td|h\d)>|<br\s?/?>",
    re.IGNORECASE,
)

_HAN = "\u3400-\u9fff"
_MARKS = "，。、；：？！“”‘’（）《》〈〉【】〔〕—…·％"
_SPACED_HAN = re.compile(rf"(?<=[{_HAN}])[ \t]+(?=[{_HAN}])")
_CLOSE_HAN = re.compile(rf"(?<=[{_HAN}])(?=[{_HAN}])")
_BLANK_IN_TEXT = re.compile(rf"(?<=[{_HAN}{_MARKS}\d%])[ \t]+(?=[{_HAN}{_MARKS}\d%])")
# 组建了2 1 7 支: digits set to a grid, as some writers of OFD do; of 2021 年 none stands alone.
_SPACED_DIGITS = re.compile(rf"(?<=[{_HAN}])\d(?: (?:[.．] )?\d)+(?= ?[{_HAN}%])")
_FEWEST_SPACED = 6  # pairs; a title set wide (会 议 通 知) has fewer
_SPACED_SHARE = 0.4  # of a line's pairs of Han; scans read by machine have nearly all, names and titles few

_MOST_BLANK_LINES = 20  # in a row; no layout means more than fewer
_FEWEST_FULL = 6  # lines of the same width before a width is believed
_WIDTHS = range(40, 141)  # half-width columns: 20 to 70 Han, what mail and typewritten texts are set to
_SLACK = 4  # columns by which a full line may fall short: a closing mark or a number did not fit
_FULL_SHARE = 0.45  # of the lines; judged on texts cut at 30 to 60 Han and on paragraphs a line each
_FEWEST_SURE, _FEWEST_ENDS = (
    3,
    2,
)  # full lines, and ends of runs of them, in a short text that is cut beyond doubt
_SPOKEN_SHARE = 0.5  # of the full lines hold marks of a sentence; rows of a table and names hold none
_MOST_WIDER = 4  # widths of titles above the text that are passed over
_MARK_WITHIN = re.compile("[，。；、：,;]")
_OPEN_SHARE = 0.6  # of the full lines; paragraphs end with a mark, cut lines mostly do not
_SENTENCE_END = re.compile(r"[。！？；：…”）.!?;:]$")
_INDENT = re.compile(r"^(?:\u3000|[ \t]{2,})")


def repair(text: str) -> str:
    """Return the text with what divides its words mended. Linear in the text."""
    text = plain_ideographs(_UNSEEN.sub("", _LINE_ENDS.sub("\n", text))).replace(_HYPHEN, "-")
    if text.count("\\n") >= max(_FEWEST_WRITTEN, text.count("\n")) or _SURELY_WRITTEN.search(text):
        text = _WRITTEN_ENDS.sub("\n", text)
    text = "\n".join(without_markup(line) if _MARKUP.search(line) else line for line in text.split("\n"))
    lines = [_without_blanks(line) for line in _BLANKS.sub(" ", text).split("\n")]
    return broken("\n".join(_joined(_without_gaps(lines))))


def _without_gaps(lines: list[str]) -> list[str]:
    """Shorten long runs of blank lines: what follows looks at each line."""
    kept: list[str] = []
    blank = 0
    for line in lines:
        blank = 0 if line.strip() else blank + 1
        if blank <= _MOST_BLANK_LINES:
            kept.append(line)
    return kept


def _without_blanks(line: str) -> str:
    """Close up a line whose characters stand apart, as machines write down what they read from a picture."""
    line = _SPACED_DIGITS.sub(lambda match: match[0].replace(" ", ""), line)
    spaced = len(_SPACED_HAN.findall(line))
    if spaced < _FEWEST_SPACED or spaced < _SPACED_SHARE * (spaced + len(_CLOSE_HAN.findall(line))):
        return line
    indent = line[: len(line) - len(line.lstrip())]
    return indent + _BLANK_IN_TEXT.sub("", line.strip())


def _joined(lines: list[str]) -> list[str]:
    """Join the lines of paragraphs that were cut at one width."""
    for measure in (_width, _characters):
        widths = [measure(line) for line in lines]
        if full_width := _cut_width(lines, widths):
            break
    else:
        return lines
    joined: list[str] = []
    goes_on = False
    for line, width in zip(lines, widths, strict=True):
        if goes_on and line.strip() and not _INDENT.match(line) and not is_heading(line.strip()):
            joined[-1] = _together(joined[-1], line)
        else:
            joined.append(line)
        goes_on = full_width - _SLACK <= width <= full_width
    return joined


def _cut_width(lines: list[str], widths: list[int]) -> int:
    """Return the width at which the text was cut, 0 where its lines are its paragraphs."""
    counts = Counter(width for width in widths if width)
    total = sum(counts.values())
    for widest in sorted(counts, reverse=True)[:_MOST_WIDER]:
        full = [line for line, width in zip(lines, widths, strict=True) if widest - _SLACK <= width <= widest]
        still_open = sum(not _SENTENCE_END.search(line.rstrip()) for line in full)
        spoken = sum(bool(_MARK_WITHIN.search(line)) for line in full)
        is_text = still_open >= _OPEN_SHARE * len(full) and spoken >= _SPOKEN_SHARE * len(full)
        if widest in _WIDTHS and is_text:
            if len(full) >= _FEWEST_FULL and len(full) >= _FULL_SHARE * total:
                return widest
            if len(full) >= _FEWEST_SURE and _surely_cut(lines, widths, widest):
                return widest
        # A title may be wider than the text below it; a sentence may not.
        if any(
            _MARK_WITHIN.search(line) for line, width in zip(lines, widths, strict=True) if width == widest
        ):
            return 0
    return 0


def _surely_cut(lines: list[str], widths: list[int], widest: int) -> bool:
    """Whether a short text tells that it was cut: each run of full lines ends where a sentence ends."""
    ends = [
        after
        for (before, width), (after, next_width) in pairwise(zip(lines, widths, strict=True))
        if widest - _SLACK <= width <= widest and next_width < widest - _SLACK and before
    ]
    return len(ends) >= _FEWEST_ENDS and all(_SENTENCE_END.search(line.rstrip()) for line in ends)


def _width(line: str) -> int:
    """Columns that a line takes, Han and full-width marks counting two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in line.rstrip())


def _characters(line: str) -> int:
    """What programs count that know nothing of columns, each character as two."""
    return 2 * len(line.rstrip())


def _together(before: str, after: str) -> str:
    before, after = before.rstrip(), after.strip()
    is_latin = before[-1:].isascii() and before[-1:].isalpha() and after[:1].isascii() and after[:1].isalpha()
    return f"{before} {after}" if is_latin else before + after
