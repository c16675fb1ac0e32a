"""Chinese and Arabic ordinals of list markers: 十二 → 12, ③ → 3."""

from documents.text.numerals import han_value

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_HAN_BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"

HAN = "[一二三四五六七八九十百零]{1,4}"
SINGLE_SIGNS = {
    "circled": _CIRCLED,
    "bracketed": _BRACKETED,
    "dotted": _DOTTED,
    "han_bracketed": _HAN_BRACKETED,
}


def ordinal(numeral: str) -> int:
    """The number that a marker prints; 0 where it prints none."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    for signs in SINGLE_SIGNS.values():
        if numeral in signs:
            return signs.index(numeral) + 1
    return han_value(numeral) or 0
