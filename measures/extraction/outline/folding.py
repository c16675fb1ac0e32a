"""Folded copies of a body, equal in length: full-width forms to half-width, lost line breaks mended.

Every code point maps to one, so that an offset in the copy is an offset in the body.
"""

import re

_FOLD = str.maketrans(
    {
        **{chr(0xFF01 + i): chr(0x21 + i) for i in range(94)},
        "\u3000": " ",
        "\u00a0": " ",
        "\u2002": " ",
        "\u2003": " ",
        "\u200b": " ",
        "\ufeff": " ",
        "\t": " ",
        "\r": "\n",
        "\v": "\n",
        "\f": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u0085": "\n",
        "〇": "零",
        "○": "零",
        "｡": "。",
        "「": "“",
        "」": "”",
        "『": "‘",
        "』": "’",
    }
)

# A half-width full stop between Chinese words is a Chinese one; 1. and 3.5 are not.
_HALF_STOP = re.compile(
    r"(?<=[一-鿿)”\"%])(?<![一二三四五六七八九十壹贰叁肆伍陆柒捌玖拾])\.(?=\s|[一-鿿(“\"]|$)"
)
_LONGEST_WRAPPED_LINE = 60
_FEWEST_WRAPPED_LINES = 4
_FULL_LINE = 0.85
_STOPPED = "。!?;:”)"
# Takes no width and is no blank: a word may run on over it.
_JOINT = "\u2060"


# Punctuation stays as printed here: a comma between digits is not one between clauses.
_WIDE = "０１２３４５６７８９％．＋：﹪－–—―~～〜﹣"
_NARROW = "0123456789%.+:%--------"
_DIGITS = str.maketrans(_WIDE, _NARROW)


def fold_digits(body: str) -> str:
    """The body with full-width digits, percent signs and dashes narrowed, and nothing else."""
    return body.translate(_DIGITS)


def fold(body: str) -> str:
    """The folded copy of a body."""
    return _unwrap(_HALF_STOP.sub("。", body.translate(_FOLD)))


def _unwrap(text: str) -> str:
    """Text whose lines were broken at a fixed width, with a joint in place of each such break."""
    lines = text.split("\n")
    widths = [len(line) for line in lines if line.strip()]
    widest = max(widths, default=0)
    full = _FULL_LINE * widest
    if len(widths) < _FEWEST_WRAPPED_LINES or not 12 <= widest <= _LONGEST_WRAPPED_LINE:
        return text
    if sum(width >= full for width in widths) * 2 < len(widths):
        return text
    wrapped = (
        line + (_JOINT if len(line) >= full and line[-1] not in _STOPPED else "\n") for line in lines[:-1]
    )
    return "".join(wrapped) + lines[-1]
