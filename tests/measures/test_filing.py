"""A theme that the lexicon names and that no row has: deleted in the admin, or not yet loaded."""

import json
import re

import pytest
from django.core.management import call_command
from django.urls import reverse

from documents.models import ImportBatch, StagedArticle
from measures.actions.corrections import make_orphan
from measures.actions.extracted import plan_extraction, store_extraction
from measures.actions.orphans import reattach_orphan
from measures.actions.restoring import restore_measure
from measures.actions.review import edit_measure
from measures.actions.steps import ReviewError
from measures.extraction.spans import Extraction, Found, MeasureSpan
from measures.filing import FALLBACK_THEME, file_measures
from measures.models import Measure, Theme
from measures.seeds import shipped_taxonomy
from tests.factories import make_account, make_article, make_measure, make_theme
from web.accounts.roles import EDITOR

BODY = "一是健全监测机制，实施动态监测帮扶。二是发展特色产业，培育龙头企业。三是开展技能培训，促进稳定就业。"
GONE = "monitoring"


def extraction(*measures):
    return Extraction((), tuple(measures), (), ())


def span(theme, *secondary, place=(0, 18)):
    return MeasureSpan(
        Found("标题", (), *place, "enumerated", "1", 0.9), theme=theme, secondary_themes=secondary
    )


def test_what_is_known_stays_as_it_was_found():
    found = extraction(span("industry", "finance"))
    assert file_measures(found, {"industry", "finance"}) == file_measures(found, ["finance", "industry"])
    assert file_measures(found, {"industry", "finance"}).extraction == found


def test_what_is_unknown_is_filed_under_the_fallback_and_named():
    found = extraction(span("gone", "industry", "lost"), span("", FALLBACK_THEME, place=(18, 30)))
    filed = file_measures(found, {"industry", FALLBACK_THEME})
    first, second = filed.extraction.measures
    assert (first.theme, first.secondary_themes) == (FALLBACK_THEME, ("industry",))
    assert (second.theme, second.secondary_themes) == (FALLBACK_THEME, ())
    assert filed.missing == ("gone", "lost")


def test_the_fallback_is_shipped():
    assert FALLBACK_THEME in {theme.slug for theme in shipped_taxonomy()[1]}


def test_a_deleted_theme_is_said_and_breaks_nothing(db):
    make_theme("industry")
    article = make_article(BODY)
    found = extraction(span("gone", "lost", "industry"))
    changes = store_extraction(article=article, extraction=found)
    row = article.measures.get()
    assert changes.missing_themes == ("gone", "lost")
    assert (row.theme.slug, [each.slug for each in row.secondary_themes.all()]) == (
        FALLBACK_THEME,
        ["industry"],
    )
    assert plan_extraction(article=article, extraction=found).is_empty


def test_a_fallback_that_was_deleted_comes_back_alone(db):
    make_theme("industry")
    store_extraction(article=make_article(BODY), extraction=extraction(span("industry")))
    assert set(Theme.objects.values_list("slug", flat=True)) == {"industry", FALLBACK_THEME}


@pytest.fixture
def text(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(f"青岭县的探索\n\n青岭县委农办主任 林青山\n\n{BODY}\n{'坚持因地制宜，久久为功。' * 6}")
    return path


def dry_run(path, capsys):
    call_command("import_articles", path, dry_run=True, json=True)
    captured = capsys.readouterr()
    [measures] = [article["measures"] for file in json.loads(captured.out) for article in file["articles"]]
    return [(row["title"], row["theme"], set(row["secondary_themes"])) for row in measures], captured.err


@pytest.mark.parametrize("themes", ["none", "all", "all but one"])
def test_the_dry_run_shows_what_the_store_writes(db, text, capsys, themes):
    if themes != "none":
        store_extraction(article=make_article(BODY), extraction=extraction())
        assert Theme.objects.count() == len(shipped_taxonomy()[1])
    if themes == "all but one":
        Theme.objects.filter(slug=GONE).delete()
    before = Theme.objects.count()
    shown, said = dry_run(text, capsys)
    assert Theme.objects.count() == before
    assert (GONE in said) == (themes == "all but one")
    call_command("import_articles", text)
    stored = Measure.objects.order_by("position").prefetch_related("theme", "secondary_themes")
    assert shown == [
        (row.title, row.theme.slug, {theme.slug for theme in row.secondary_themes.all()}) for row in stored
    ]
    assert (GONE in capsys.readouterr().err) == (themes == "all but one")


def test_a_bulk_load_says_which_themes_are_missing(db, tmp_path, capsys):
    make_theme("industry")
    path = tmp_path / "list.jsonl"
    path.write_text(json.dumps({"id": "a", "title": "甲", "body": BODY}))
    call_command("import_articles", jsonl=path)
    assert GONE in capsys.readouterr().err
    assert Measure.objects.filter(theme__slug=FALLBACK_THEME).exists()


def test_the_desk_says_it_beside_the_article(client, db):
    make_theme("industry")
    client.force_login(make_account("bian", EDITOR))
    text = f"青岭县的探索\n\n{BODY}\n{'坚持因地制宜，久久为功。' * 6}"
    client.post(reverse("desk:import_home"), {"text": text})
    batch = ImportBatch.objects.get()
    client.post(reverse("desk:import_store", args=[batch.pk]))
    assert StagedArticle.objects.get().stored is not None
    page = client.get(reverse("desk:import_batch", args=[batch.pk])).text
    assert re.search(f"主题表中没有 .*{GONE}", page)


def test_an_orphan_whose_theme_was_deleted_comes_back_under_the_fallback(world, staff):
    lost = make_theme("lost", "将删的主题")
    row = make_measure(world.rice, "白河县坚持因地制宜。", theme=lost)
    make_orphan(row, 0, staff)
    lost.delete()
    row = reattach_orphan(orphan=world.rice.orphans.get(), quote="白河县坚持因地制宜。", user=staff)
    assert row.theme.slug == FALLBACK_THEME


def test_a_version_whose_theme_was_deleted_says_so(world, staff):
    lost, aside = make_theme("lost", "将删的主题"), make_theme("aside", "也将删")
    row = make_measure(world.rice, "白河县坚持因地制宜。", theme=lost)
    edit_measure(measure=row, reviewer=staff, title="甲", theme=world.industry, secondary_themes=[aside])
    edit_measure(measure=row, reviewer=staff, title="乙", theme=world.industry)
    lost.delete()
    aside.delete()
    with pytest.raises(ReviewError, match="主题已被删除"):
        restore_measure(record=row.history.last(), user=staff)
    kept = row.history.filter(title="甲").first()
    assert not restore_measure(record=kept, user=staff).secondary_themes.exists()
