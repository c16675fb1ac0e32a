"""The newest articles are read off an index on PostgreSQL too, where undated ones would come first in that of the dates."""

from django.db import migrations


def make(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE INDEX article_newest ON documents_article (published_on DESC NULLS LAST, id DESC)"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX article_newest")


class Migration(migrations.Migration):
    dependencies = [("documents", "0022_reasons_of_bad_rows")]
    operations = [migrations.RunPython(make, drop)]
