"""Vectors in the compression that is quick to make and to undo; rows take it when next written."""

from django.db import migrations

from documents.search.backends import compress


class Migration(migrations.Migration):
    dependencies = [("measures", "0013_index_compression")]
    operations = [
        migrations.RunPython(compress("measures_measureindex", ("grams",)), migrations.RunPython.noop)
    ]
