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
