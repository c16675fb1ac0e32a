"""Texts of the index in the compression that is quick to undo; rows that stand there take it when next written."""

from django.db import migrations

from documents.search.backends import compress


class Migration(migrations.Migration):
    dependencies = [("measures", "0012_saved_searches")]
    operations = [migrations.RunPython(compress("measures_measureindex"), migrations.RunPython.noop)]
