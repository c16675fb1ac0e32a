"""The grams of a text as they follow from its words: what a row of an SQLite index need not keep.

FTS5 has to be told the same grams when a row goes as when it came. `grams_of` is therefore bound to what stands in
databases: what it makes of a text never changes. A tokenizer whose grams come to follow from its words in another way writes
them out, or brings another mark with another function.
"""

import re
import sqlite3
from operator import add
from typing import Any

# Stands in place of grams that follow from the words beside them; no grams hold a tab.
FOLLOWING = "\t"
# The name of `grams_of` in SQL; views and triggers of the index call it.
SQL_NAME = "xianjie_grams"
# As documents.search.keys had them when the first row was written so.
_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# The words of a run of Han characters, or another word; what is left are marks and spaces.
_RUN = re.compile(f"([{_HAN}]+(?: [{_HAN}]+)*)|([^ ,;\n]+)")
_LONG_WORD = re.compile("[" + _HAN + "]{3,}")


def grams_of(kept: str, words: str) -> str:
    """The grams of a row: those that it keeps, or those that follow from its words."""
    if kept != FOLLOWING:
        return kept
    grams: list[str] = []
    for run, word in _RUN.findall(words.partition("\t")[0]):
        if word:
            grams.append(word)
            continue
        joined = run.replace(" ", "")
        grams += map(add, joined, joined[1:])
        grams.append(joined[-1])
    # Those of the text, and behind them those inside its longer words.
    return " ".join([*grams, *dict.fromkeys(_LONG_WORD.findall(words))])


def teach(*, connection: Any, **_: object) -> None:
    """Give a new connection to SQLite the function that its index calls."""
    if connection.vendor == "sqlite":
        database: sqlite3.Connection = connection.connection
        database.create_function(SQL_NAME, 2, grams_of, deterministic=True)
