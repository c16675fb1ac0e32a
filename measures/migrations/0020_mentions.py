"""Sentences that speak of themes. They are made by reading: every article counts as read by an older version from here on,
so that `extract_measures --changed` makes them."""

import django.db.models.deletion
from django.db import migrations, models


def read_again(apps, schema_editor):
    apps.get_model('measures', 'ArticleReading').objects.using(schema_editor.connection.alias).update(version='')


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0011_index_shape'),
        ('measures', '0019_theme_words'),
    ]

    operations = [
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(verbose_name='起点')),
                ('end', models.PositiveIntegerField(verbose_name='终点')),
                ('term', models.CharField(max_length=100, verbose_name='词')),
                ('article', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='documents.article', verbose_name='文章')),
                ('theme', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='measures.theme', verbose_name='主题')),
            ],
            options={
                'verbose_name': '提及',
                'verbose_name_plural': '提及',
                'default_permissions': (),
                'indexes': [models.Index(fields=['theme', 'article'], name='mention_by_theme')],
                'constraints': [models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='mention_span_is_not_empty'), models.UniqueConstraint(fields=('article', 'theme', 'start', 'end'), name='mention_once')],
            },
        ),
        migrations.RunPython(read_again, migrations.RunPython.noop),
    ]
