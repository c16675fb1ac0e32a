"""The function of ours that an SQLite index calls: its views and triggers make by it the grams that a row does not keep."""

import sqlite3
from typing import Any

from documents.search.keys import grams_of

# The name of `grams_of` in SQL.
SQL_NAME = "xianjie_grams"


def teach(*, connection: Any, **_: object) -> None:
    """Give a new connection to SQLite the function that its index calls."""
    if connection.vendor == "sqlite":
        database: sqlite3.Connection = connection.connection
        database.create_function(SQL_NAME, 2, grams_of, deterministic=True)
