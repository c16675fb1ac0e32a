"""Chinese numerals as dates and lists print them: 二十四 ↔ 24, and what each digit is worth."""

DIGITS = {
    **{digit: value for value, digit in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "○": 0,
    "两": 2,
}
_STEPS = {"十": 10, "百": 100}
_TENS = {"廿": 20, "卅": 30}


def han_value(numeral: str) -> int | None:
    """The value of a numeral below one thousand: 一百二十 → 120, 十 → 10; None where another character stands in it."""
    total, digit = 0, 0
    for sign in numeral:
        if sign in _STEPS:
            total, digit = total + (digit or 1) * _STEPS[sign], 0
        elif sign in _TENS:
            total += _TENS[sign]
        elif sign in DIGITS:
            digit = DIGITS[sign]
        else:
            return None
    return total + digit


def han_number(number: int) -> str:
    """三十一, up to 99; digit by digit above, where no list goes."""
    han = "零一二三四五六七八九"
    if not 0 < number < 100:
        return "".join(han[int(digit)] for digit in str(abs(number)))
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{han[tens]}十"
    return head + (han[ones] if ones else "")
