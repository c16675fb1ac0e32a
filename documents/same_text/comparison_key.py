"""The text as it is compared: what outlets change without touching the words is taken away.

Line breaks, indents, punctuation, width of letters and traditional characters differ from one outlet to the next.
The key is never stored or shown: converting characters is not reversible (乾县 would become 干县).
"""

import unicodedata
from functools import cache

from opencc import OpenCC


def comparison_key(body: str) -> str:
    """Return the letters, digits and Han characters of `body`: NFKC, lower case, simplified."""
    folded = unicodedata.normalize("NFKC", body).lower()
    return "".join(character for character in to_simplified().convert(folded) if character.isalnum())


@cache
def to_simplified() -> OpenCC:
    return OpenCC("t2s")
