"""Texts of the index in the compression that is quick to undo; rows that stand there take it when next written."""

from django.db import migrations

COLUMNS = ("title_words", "title_grams", "body_words", "body_grams")


def compress(table, columns):
    """Where PostgreSQL was built with lz4 (from 14 on); SQLite compresses nothing."""

    def operation(apps, schema_editor):
        if schema_editor.connection.vendor != "postgresql":
            return
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SELECT enumvals FROM pg_settings WHERE name = 'default_toast_compression'")
            known = cursor.fetchone()
        if known and "lz4" in known[0]:
            for column in columns:
                schema_editor.execute(f"ALTER TABLE {table} ALTER COLUMN {column} SET COMPRESSION lz4")

    return operation


class Migration(migrations.Migration):
    dependencies = [("measures", "0012_saved_searches")]
    operations = [migrations.RunPython(compress("measures_measureindex", COLUMNS), migrations.RunPython.noop)]
