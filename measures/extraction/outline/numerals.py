"""Chinese and Arabic ordinals of list markers: 十二 → 12, ③ → 3."""

from documents.text.numerals import han_value

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_BRACKETED = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_DOTTED = "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛"
_HAN_BRACKETED = "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩"
_CIRCLED_DARK = "❶❷❸❹❺❻❼❽❾❿"
_CIRCLED_HAN = "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LETTERS = "ABCDEFGHIJK"
LATIN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10}

HAN = "[一二三四五六七八九十百零]{1,4}"
SINGLE_SIGNS = {
    "circled": _CIRCLED,
    "bracketed": _BRACKETED,
    "dotted": _DOTTED,
    "han_bracketed": _HAN_BRACKETED,
    "circled_dark": _CIRCLED_DARK,
    "circled_han": _CIRCLED_HAN,
    "roman": _ROMAN,
    "formal": _FORMAL,
    "stems": _STEMS,
    "letters": _LETTERS,
}


def ordinal(numeral: str) -> int:
    """The number that a marker prints; 0 where it prints none."""
    if numeral.isascii() and numeral.isdigit():
        return int(numeral)
    for signs in SINGLE_SIGNS.values():
        if numeral in signs:
            return signs.index(numeral) + 1
    return han_value(numeral) or 0
