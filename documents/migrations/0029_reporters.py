from django.db import migrations, models


def tell_reporters(apps, schema_editor):
    """Whoever stands below news alone, and without a post, reported them."""
    official, authorship = (apps.get_model("documents", name) for name in ("Official", "Authorship"))
    others = authorship.objects.exclude(article__kind="news", position="").values("official")
    people = official.objects.filter(kind="person", authorships__isnull=False).exclude(pk__in=others)
    official.objects.filter(pk__in=people.values("pk")).update(kind="reporter")


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0028_grams_made_for_the_index'),
    ]

    operations = [
        migrations.AlterField(
            model_name='historicalofficial',
            name='kind',
            field=models.CharField(choices=[('person', '个人'), ('body', '机构'), ('reporter', '记者、通讯员')], default='person', max_length=10, verbose_name='类别'),
        ),
        migrations.AlterField(
            model_name='official',
            name='kind',
            field=models.CharField(choices=[('person', '个人'), ('body', '机构'), ('reporter', '记者、通讯员')], default='person', max_length=10, verbose_name='类别'),
        ),
        migrations.RunPython(tell_reporters, migrations.RunPython.noop),
    ]
