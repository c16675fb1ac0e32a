"""The four roles as groups with their permissions (docs/permissions.md)."""

from django.db import migrations

VIEWED = [
    "regions.region",
    "documents.article",
    "documents.authorship",
    "documents.official",
    "documents.source",
    "documents.sourcefile",
    "measures.figure",
    "measures.measure",
    "measures.theme",
    "measures.themegroup",
    "measures.transition",
]
EDITOR = [
    *(f"{model.split('.')[0]}.view_{model.split('.')[1]}" for model in VIEWED),
    "documents.import_article",
    "documents.change_article",
    "documents.add_authorship",
    "documents.change_authorship",
    "documents.delete_authorship",
    "documents.add_official",
    "documents.change_official",
    "documents.add_source",
    "documents.change_source",
    "measures.add_measure",
    "measures.change_measure",
]
REVIEWER = [*EDITOR, "documents.publish_article", "measures.review_measure"]
ADMINISTRATOR = [
    *REVIEWER,
    "regions.add_region",
    "regions.change_region",
    "regions.delete_region",
    "documents.delete_official",
    "documents.delete_source",
    "measures.add_theme",
    "measures.change_theme",
    "measures.delete_theme",
    "measures.add_themegroup",
    "measures.change_themegroup",
    "measures.delete_themegroup",
    "auth.view_user",
    "auth.add_user",
    "auth.change_user",
    "auth.view_group",
]
NAMES = {
    "import_article": "可以导入文章",
    "publish_article": "可以发布和撤回文章",
    "review_measure": "可以审核举措",
}
ROLES = {"读者": [], "编辑": EDITOR, "审核": REVIEWER, "管理员": ADMINISTRATOR}


def grant_roles(apps, schema_editor):
    """Permissions come into being after all migrations, so those that are not there yet are made here."""
    Group = apps.get_model("auth", "Group")
    for role, codenames in ROLES.items():
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.add(*[get_permission(apps, codename) for codename in codenames])


def get_permission(apps, path):
    app, codename = path.split(".")
    action, model = codename.split("_", 1)
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(app_label=app, model=model)
    name = NAMES.get(codename, f"Can {action} {model}")
    permission, _ = apps.get_model("auth", "Permission").objects.get_or_create(
        content_type=content_type, codename=codename, defaults={"name": name}
    )
    return permission


class Migration(migrations.Migration):
    dependencies = [
        ("measures", "0002_second_reader"),
        ("documents", "0002_desk_permissions"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(grant_roles, migrations.RunPython.noop)]
