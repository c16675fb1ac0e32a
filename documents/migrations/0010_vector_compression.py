"""Vectors and bodies in the compression that is quick to make and to undo; rows take it when next written."""

from django.db import migrations

from documents.search.backends import compress

NOTHING = migrations.RunPython.noop


class Migration(migrations.Migration):
    dependencies = [("documents", "0009_index_compression")]
    operations = [
        migrations.RunPython(compress("documents_articleindex", ("grams",)), NOTHING),
        migrations.RunPython(compress("documents_article", ("body",)), NOTHING),
    ]
