"""Chinese and Arabic ordinals of list markers: 十二 → 12, ③ → 3."""

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")}
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
    total, digit = 0, 0
    for sign in numeral:
        if sign == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif sign == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            return 0
    return total + digit
