import django.db.models.deletion
from django.db import migrations, models

NAMES = (
    *("articles", "drafts", "withdrawn", "measures", "confirmed", "rejected"),
    *("counted", "touched", "sentences", "figures", "transitions"),
)


def empty(apps, schema_editor):
    """None made before says what moves by places as they were: all are made anew, by `make run` too."""
    apps.get_model("measures", "Tally").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("measures", "0031_measure_is_achieved")]

    operations = [
        migrations.RunPython(empty, migrations.RunPython.noop),
        *(
            migrations.AlterField("tally", f"{reach}_{name}", models.IntegerField(default=0))
            for reach in ("own", "all")
            for name in NAMES
        ),
        migrations.CreateModel(
            name="KeptBrief",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=80, verbose_name="标题")),
                ("paragraphs", models.JSONField(verbose_name="正文")),
                ("kept_at", models.DateTimeField(auto_now_add=True, verbose_name="存入时间")),
                (
                    "basket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="briefs",
                        to="measures.basket",
                        verbose_name="摘编",
                    ),
                ),
            ],
            options={
                "verbose_name": "存下的综述",
                "verbose_name_plural": "存下的综述",
                "ordering": ["pk"],
                "default_permissions": (),
            },
        ),
    ]
