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
    ]
