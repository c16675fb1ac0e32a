"""One shape for every index, whenever its database was made.

What 0006_search_index and 0014_vector_compression sent to a database changed after they had landed: vectors and grams came
into their rows (PostgreSQL; rows take it when next written), and the index of a row was written anew only where its grams
changed (SQLite).
"""

from django.db import migrations

SHAPE = {
    # Texts of measures are short: fetching them from beside the row costs more than looking through them.
    "postgresql": [
        "ALTER TABLE measures_measureindex ALTER COLUMN grams SET STORAGE MAIN",
        "ALTER TABLE measures_measureindex ALTER COLUMN title_grams SET STORAGE MAIN",
        "ALTER TABLE measures_measureindex ALTER COLUMN body_grams SET STORAGE MAIN",
    ],
    "sqlite": [
        "DROP TRIGGER IF EXISTS measures_measureindex_changed",
        "CREATE TRIGGER measures_measureindex_changed AFTER UPDATE OF title_grams, body_grams ON measures_measureindex BEGIN "
        "INSERT INTO measures_measureindex_fts(measures_measureindex_fts, rowid, title_grams, body_grams) VALUES ('delete', old.measure_id, old.title_grams, old.body_grams); "
        "INSERT INTO measures_measureindex_fts(rowid, title_grams, body_grams) VALUES (new.measure_id, new.title_grams, new.body_grams); END",
    ],
}


def bring_to_shape(apps, schema_editor):
    for statement in SHAPE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("measures", "0014_vector_compression")]
    operations = [migrations.RunPython(bring_to_shape, migrations.RunPython.noop)]
