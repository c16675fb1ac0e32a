"""The log of the site's safety, for 管理员 to read."""

from django.db import migrations


def grant(apps, schema_editor):
    """Permissions come into being after all migrations, so the one that is not there yet is made here."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="accounts", model="event"
    )
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename="view_event", defaults={"name": "Can view event"}
    )
    apps.get_model("auth", "Group").objects.get(name="管理员").permissions.add(permission)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial"), ("measures", "0009_role_permissions")]
    operations = [migrations.RunPython(grant, migrations.RunPython.noop)]
