"""The dictionary and the synonyms for those who edit; the log of queries for all who work here."""

from importlib import import_module

from django.db import migrations

EDITED = [
    "documents.view_dictionaryterm",
    "documents.add_dictionaryterm",
    "documents.change_dictionaryterm",
    "documents.view_synonymgroup",
    "documents.add_synonymgroup",
    "documents.change_synonymgroup",
    "documents.view_loggedquery",
]
ADDED = {
    "编辑": EDITED,
    "审核": EDITED,
    "管理员": [
        *EDITED,
        "documents.delete_dictionaryterm",
        "documents.delete_synonymgroup",
        "documents.delete_loggedquery",
    ],
}


def grant(apps, schema_editor):
    get_permission = import_module("measures.migrations.0003_roles").get_permission
    Group = apps.get_model("auth", "Group")
    for role, paths in ADDED.items():
        group = Group.objects.get(name=role)
        group.permissions.add(*[get_permission(apps, path) for path in paths])


class Migration(migrations.Migration):
    dependencies = [("measures", "0010_index_without_fingerprint"), ("documents", "0007_vocabulary")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
