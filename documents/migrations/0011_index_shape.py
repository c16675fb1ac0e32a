"""One shape for every index, whenever its database was made.

What 0006_search_index sent to a database changed after it had landed: the vectors came into their rows (PostgreSQL; rows
take it when next written), and the index of a row was written anew only where its grams changed (SQLite).
"""

from django.db import migrations

SHAPE = {
    # Common words are found by walking the newest rows, which read the key and the vector and none of the long texts.
    "postgresql": ["ALTER TABLE documents_articleindex ALTER COLUMN grams SET STORAGE MAIN"],
    "sqlite": [
        "DROP TRIGGER IF EXISTS documents_articleindex_changed",
        "CREATE TRIGGER documents_articleindex_changed AFTER UPDATE OF title_grams, body_grams ON documents_articleindex BEGIN "
        "INSERT INTO documents_articleindex_fts(documents_articleindex_fts, rowid, title_grams, body_grams) VALUES ('delete', old.article_id, old.title_grams, old.body_grams); "
        "INSERT INTO documents_articleindex_fts(rowid, title_grams, body_grams) VALUES (new.article_id, new.title_grams, new.body_grams); END",
    ],
}


def bring_to_shape(apps, schema_editor):
    for statement in SHAPE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("documents", "0010_vector_compression")]
    operations = [migrations.RunPython(bring_to_shape, migrations.RunPython.noop)]
