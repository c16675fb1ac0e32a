"""Bytes → characters: BOM, UTF-8, then the older encodings by which text reads as Chinese."""

import codecs

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# GB18030 and Big5 accept nearly any bytes; the right one is the one that yields common characters.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战"
    "先回则任取據國這個為們來時對發業會後說產進過學實無農縣鄉鎮開關條題區黨"
)


def decode(data: bytes) -> tuple[str | None, str]:
    """Return (text, encoding); (None, "") where no rung of the ladder holds."""
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(data[len(bom) :], encoding), encoding
    if (text := _strict(data, "utf-8")) is not None:
        return text, "utf-8"
    for cut in (1, 2, 3):  # a download that broke off inside the last character
        if len(data) > 64 and (text := _strict(data[:-cut], "utf-8")) is not None:
            return text, "utf-8"
    rungs = (
        ("utf-16-le", "utf-16-be") if data[:2000].count(0) > len(data[:2000]) // 50 else ("gb18030", "big5")
    )
    candidates = [(t, e) for e in rungs if (t := _strict(data, e)) is not None]
    if not candidates and "gb18030" in rungs:
        candidates = [(t, e) for e in ("utf-16-le", "utf-16-be") if (t := _strict(data, e)) is not None]
    best = max(candidates, key=lambda c: commonness(c[0]), default=None)
    if best and commonness(best[0]) > 0.1:
        return best
    return _last_rung(data)


def ends_inside_a_character(data: bytes) -> bool:
    """Whether UTF-8 breaks off inside its last character, as a download that was cut does."""
    for back, byte in enumerate(reversed(data[-3:]), start=1):
        if byte & 0xC0 != 0x80:
            return back < (1 if byte < 0xC0 else 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4)
    return False


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def commonness(text: str) -> float:
    """Share of common characters among the first Han; punctuation stands at the same bytes in several encodings.

    Of 285 texts none has less than .24; what is read by a wrong encoding has .09 at most.
    """
    sample = [c for c in text[:8000] if "\u3400" <= c <= "\u9fff"]
    return sum(c in _COMMON for c in sample) / len(sample) if sample else 0.0


def _last_rung(data: bytes) -> tuple[str | None, str]:
    guess = from_bytes(data[:50_000]).best()
    if guess is None:
        return None, ""
    text = data.decode(guess.encoding, errors="replace")
    bad = text.count("\ufffd")
    return (text, guess.encoding) if bad <= len(text) * 0.01 else (None, "")
