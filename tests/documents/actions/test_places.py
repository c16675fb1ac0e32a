"""A text of its time: it stands in the place of today, whichever door it came by, and can still be found by the old name."""

import json

import pytest
from django.core.management import call_command

from documents.actions.articles import NewArticle, create_articles
from documents.actions.corrections import as_parsed, write_corrections
from documents.ingest.parsed import ParsedArticle
from documents.models import Article
from measures.actions.tallies import remake_tallies
from measures.models import Axis, Tally
from regions.models import Region, RegionChange
from tests.factories import make_article, make_region


@pytest.fixture
def old_county(world):
    old = make_region("529921", "青岭旧县", parent=world.city, is_active=False, successor=world.county_a)
    RegionChange.objects.create(
        region=world.county_a, former=old, former_name="青岭旧县", kind="remade", happened="2016"
    )
    return old


def parsed(**fields):
    return ParsedArticle(title="甲", body="一是办好合作社。", kind="other", **fields)


def stored(**fields):
    return create_articles(new=[NewArticle(parsed(**fields), {"status": "published"})])[0]


def test_a_file_of_an_old_county_stands_in_the_new_one(old_county, world):
    article = stored(region_code="529921")
    assert (article.region_id, article.region_then_id) == ("529901", "529921")


def test_the_words_that_led_to_a_place_tell_its_time(old_county, world):
    article = stored(region_code="529901", region_evidence="青岭旧县委书记")
    assert (article.region_id, article.region_then_id) == ("529901", "529921")


def test_a_bulk_line_keeps_the_code_of_its_time(old_county, world, tmp_path):
    row = {"id": "x1", "title": "甲", "body": "一是办好合作社。", "region_code": "529921"}
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row))
    call_command("import_articles", "--jsonl", str(path), "--no-extract")
    article = Article.objects.get(external_id="x1")
    assert (article.region_id, article.region_then_id) == ("529901", "529921")


def test_another_correction_leaves_the_time_and_another_place_takes_it(old_county, world, staff):
    article = stored(region_code="529921")
    same = as_parsed(article)
    article = write_corrections(article=article, parsed=same, user=staff)
    assert article.region_then_id == "529921"
    moved = ParsedArticle(**{**vars_of(same), "region_code": "529902"})
    article = write_corrections(article=article, parsed=moved, user=staff)
    assert (article.region_id, article.region_then_id) == ("529902", None)


def vars_of(article):
    return {name: getattr(article, name) for name in article.__dataclass_fields__}


def test_what_an_older_library_left_behind_is_folded_once(old_county, world):
    article = make_article("一是旧事。", region=old_county)
    remake_tallies()
    call_command("fold_regions")
    article.refresh_from_db()
    assert (article.region_id, article.region_then_id) == ("529901", "529921")
    held = Tally.objects.along(Axis.TOTAL).filter(is_public=True).by("region", "own_articles")
    assert held["529901"] == 2
    assert "529921" not in held
    call_command("fold_regions")
    assert article.history.filter(history_change_reason="区划归并").count() == 1


def test_pages_know_the_old_name_and_the_old_code(old_county, world, client):
    article = stored(region_code="529921")
    remake_tallies()
    old_page = client.get("/regions/529921/").text
    assert "当时以青岭旧县之名写的文章" in old_page
    assert "2016年：青岭旧县改设" in old_page
    assert "2016年：" in client.get("/regions/529901/").text
    assert "当时为" in client.get(article.get_absolute_url()).text
    for query in ("region=529921", "region=529901", "q=地区:青岭旧县"):
        listed = client.get(f"/articles/?{query}", follow=True).text
        assert world.tea.title in listed
        assert article.get_absolute_url() in listed
    compared = client.get("/compare/?region=青岭旧县&region=529902")
    assert [region.code for region in compared.context["asked"].regions] == ["529901", "529902"]
    leads = client.get("/search/", {"q": "青岭旧县 合作社"}).context["leads"]
    assert [lead.told for lead in leads] == ["只在这里找“合作社”"]


def test_an_abolished_region_may_have_no_successor(world, client):
    Region.objects.create(
        code="529931", name="无后县", short_name="无后", level="county", parent=world.city, is_active=False
    )
    assert client.get("/regions/529931/").status_code == 200
    assert client.get("/articles/?region=529931").status_code == 200
