"""The dictionary and the synonyms for those who edit; the log of queries for all who work here."""

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
    dependencies = [("measures", "0010_index_without_fingerprint"), ("documents", "0007_vocabulary")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
