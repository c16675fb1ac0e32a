"""Vectors in the compression that is quick to undo, and the grams in the row; rows take it when next written."""

from django.db import migrations

from documents.search.backends import compress, keep_inline

NOTHING = migrations.RunPython.noop


class Migration(migrations.Migration):
    dependencies = [("measures", "0013_index_compression")]
    operations = [
        migrations.RunPython(compress("measures_measureindex", ("grams",)), NOTHING),
        migrations.RunPython(keep_inline("measures_measureindex", ("title_grams", "body_grams")), NOTHING),
    ]
