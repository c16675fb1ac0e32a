"""Grams that follow from the words beside them are kept no more (SQLite; PostgreSQL looks for texts in them).

`xianjie_grams` is the one function of ours that the index itself calls, and never changes (documents.search.keys.grams_of).
"""

from django.db import migrations

TABLE, KEY = "measures_measureindex", "measure_id"
FTS, VIEW = f"{TABLE}_fts", f"{TABLE}_grams"
COLUMNS = "title_grams, body_grams"


def _grams(row):
    return ", ".join(f"xianjie_grams({row}{part}_grams, {row}{part}_words)" for part in ("title", "body"))


ADD = f"INSERT INTO {FTS}(rowid, {COLUMNS}) VALUES (new.{KEY}, {_grams('new.')});"
REMOVE = f"INSERT INTO {FTS}({FTS}, rowid, {COLUMNS}) VALUES ('delete', old.{KEY}, {_grams('old.')});"
SHAPE = [
    *(f"DROP TRIGGER IF EXISTS {TABLE}_{event}" for event in ("added", "removed", "changed")),
    f"DROP TABLE IF EXISTS {FTS}",
    f"DROP VIEW IF EXISTS {VIEW}",
    *(
        f"UPDATE {TABLE} SET {part}_grams = char(9) "
        f"WHERE {part}_grams <> char(9) AND xianjie_grams(char(9), {part}_words) = {part}_grams"
        for part in ("title", "body")
    ),
    f"CREATE VIEW {VIEW}({KEY}, {COLUMNS}) AS SELECT {KEY}, {_grams('')} FROM {TABLE}",
    f"CREATE VIRTUAL TABLE {FTS} USING fts5({COLUMNS}, content='{VIEW}', content_rowid='{KEY}', tokenize='ascii')",
    *(f"INSERT INTO {FTS}({FTS}) VALUES ('{command}')" for command in ("rebuild", "optimize")),
    f"CREATE TRIGGER {TABLE}_added AFTER INSERT ON {TABLE} BEGIN {ADD} END",
    f"CREATE TRIGGER {TABLE}_removed AFTER DELETE ON {TABLE} BEGIN {REMOVE} END",
    f"CREATE TRIGGER {TABLE}_changed AFTER UPDATE OF {COLUMNS}, title_words, body_words ON {TABLE} BEGIN {REMOVE} {ADD} END",
]


def bring_to_shape(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for statement in SHAPE:
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("measures", "0032_tallies_then_and_briefs")]
    operations = [migrations.RunPython(bring_to_shape)]
