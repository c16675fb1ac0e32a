"""Watched pages: seen by all who work at the desk, named by those who manage."""

from django.db import migrations

VIEWED = ["documents.view_watchedpage"]
ADDED = {
    "编辑": VIEWED,
    "审核": VIEWED,
    "管理员": [
        *VIEWED,
        "documents.add_watchedpage",
        "documents.change_watchedpage",
        "documents.delete_watchedpage",
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
    dependencies = [("measures", "0028_strength_and_things"), ("documents", "0018_gathering")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
