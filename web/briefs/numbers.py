"""Which numbers of a sentence do not stand in a text: as printed, and with the unit and the qualifier that they have there.

Pure. Two nets, for either alone has holes: every run of numerals, whatever it counts, must be printed in the text; and
every number with a unit must be there with this unit and this qualifier (近, 超过, 不足).
"""

import re
import unicodedata
from decimal import Decimal

from measures.extraction.figures.scan import scan
from measures.extraction.outline.page import Page

_HAN = "零〇○一二两三四五六七八九十百千万亿半俩仨廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億"
_NUMBER = re.compile(rf"(?:百分之|千分之)?(?:\d+(?:\.\d+)*[{_HAN}]*|[{_HAN}]+)[%‰]?")
_SEPARATOR = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
# Words of everyday writing in which a numeral counts nothing.
_NO_NUMBER = re.compile(
    rf"(?<![\d{_HAN}])(?:(?:统|唯|同|专|逐)一(?![\d{_HAN}])|进一步"
    r"|一(?:体|定|致|些|样|直|律|并|同|旦|般|系列|方面|线)|一起(?!案|事)|十分(?!钟|之)|百姓|万众|千方百计)"
)


def strange_numbers(text: str, source: str) -> set[str]:
    """The numbers of `text` that `source` does not print so; empty where all stand there."""
    strange = _printed(text) - _printed(source)
    known = {key for _, key in _counted(source)}
    return strange | {surface for surface, key in _counted(text) if key not in known}


def _printed(text: str) -> set[str]:
    """Each number as it is printed, whatever its width and with or without thousands separators."""
    folded = unicodedata.normalize("NFKC", _SEPARATOR.sub("", text))
    return set(_NUMBER.findall(_NO_NUMBER.sub(" ", folded)))


def _counted(text: str) -> list[tuple[str, tuple[Decimal, Decimal, str, str]]]:
    """Each number that has a unit: as printed, and its range, unit and qualifier."""
    plain = _NO_NUMBER.sub(lambda found: " " * len(found[0]), text)
    return [
        (plain[each.start : each.end], (each.low, each.high, each.unit, each.qualifier))
        for each in scan(Page(plain))
    ]
