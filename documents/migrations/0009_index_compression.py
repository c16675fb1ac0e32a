"""Texts of the index in the compression that is quick to undo; rows that stand there take it when next written."""

from django.db import migrations

from documents.search.backends import compress


class Migration(migrations.Migration):
    dependencies = [("documents", "0008_query_places")]
    operations = [migrations.RunPython(compress("documents_articleindex"), migrations.RunPython.noop)]
