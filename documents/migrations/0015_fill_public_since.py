from django.db import migrations


class Migration(migrations.Migration):
    """When an older library made a text public is not known: when it came in stands for it."""

    dependencies = [("documents", "0014_public_since")]

    operations = [
        migrations.RunSQL(
            "UPDATE documents_article SET public_since = created_at WHERE status = 'published'",
            migrations.RunSQL.noop,
        )
    ]
