"""Clusters of reprints for those who decide about them; locked accounts for those who open them again."""

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
    Group = apps.get_model("auth", "Group")
    for role, paths in ADDED.items():
        group = Group.objects.get(name=role)
        group.permissions.add(*[get_permission(apps, path) for path in paths])


def get_permission(apps, path):
    """Permissions come into being after all migrations, so those that are not there yet are made here."""
    app, codename = path.split(".")
    action, model = codename.split("_", 1)
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {action} {model}"}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [("measures", "0008_baskets"), ("documents", "0003_reprints")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
