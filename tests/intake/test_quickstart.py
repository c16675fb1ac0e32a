from django.core.management import call_command

from documents.models import Article
from measures.models import Measure, Theme
from regions.models import Region


def snapshot():
    return [list(model.objects.order_by("pk").values()) for model in (Region, Theme, Article, Measure)]


def test_six_localities_are_there_and_a_second_run_changes_nothing(db, capsys):
    call_command("quickstart")
    assert "createsuperuser" in capsys.readouterr().out
    localities = set(Article.objects.values_list("region_id", flat=True))
    assert localities == {"440900", "441400", "140000", "440000", "520328", "420525"}
    assert all(measure.is_verified for measure in Measure.objects.select_related("article"))
    Theme.objects.filter(slug="industry").update(name="产业兴旺")
    before = snapshot()
    call_command("quickstart")
    assert snapshot() == before


def test_without_samples_there_are_places_and_themes_to_begin_with(db):
    call_command("quickstart", "--without-samples")
    assert not Article.objects.exists()
    assert Theme.objects.filter(slug="industry").exists()
    assert Region.objects.filter(code="440900").exists()
