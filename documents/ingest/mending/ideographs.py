"""Characters that look like others: radicals, compatibility forms and marks of vertical text, as fonts and copies from PDFs have
them."""

import unicodedata

_LOOKALIKES = (
    *range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00), *range(0xFE10, 0xFE20), *range(0xFE30, 0xFE50), *range(0x2F800, 0x2FA20)
)  # fmt: skip
# Radicals for which Unicode names no character.
_SIMPLIFIED = dict(zip("⻄⻅⻆⻉⻋⻓⻔⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⺠", "西见角贝车长门韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙民", strict=True))  # fmt: skip
_USUAL = {code: unicodedata.normalize("NFKC", chr(code)) for code in _LOOKALIKES} | {
    ord(radical): character for radical, character in _SIMPLIFIED.items()
}


def plain_ideographs(text: str) -> str:
    """Turn them into the usual ones: ⽴ is 立, ⻓ is 长, ︐ is ，."""
    return text.translate(_USUAL)
