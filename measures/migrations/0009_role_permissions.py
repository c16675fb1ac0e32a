"""Clusters of reprints for those who decide about them; locked accounts for those who open them again."""

from importlib import import_module

from django.db import migrations

ADDED = {
    "编辑": ["documents.view_reprintcluster", "documents.view_reprintmember"],
    "审核": [
        "documents.view_reprintcluster",
        "documents.change_reprintcluster",
        "documents.view_reprintmember",
        "documents.change_reprintmember",
    ],
    "管理员": [
        "documents.view_reprintcluster",
        "documents.change_reprintcluster",
        "documents.view_reprintmember",
        "documents.change_reprintmember",
        "axes.view_accessattempt",
        "axes.delete_accessattempt",
    ],
}


def grant(apps, schema_editor):
    get_permission = import_module("measures.migrations.0003_roles").get_permission
    Group = apps.get_model("auth", "Group")
    for role, paths in ADDED.items():
        group = Group.objects.get(name=role)
        group.permissions.add(*[get_permission(apps, path) for path in paths])


class Migration(migrations.Migration):
    dependencies = [("measures", "0008_baskets"), ("documents", "0003_reprints")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
