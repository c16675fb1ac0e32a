"""The town or development zone that a title names, wherever the title or the region of an article comes from."""

from dataclasses import replace

import pytest
from django.core.management import call_command

from documents.actions.corrections import as_parsed
from documents.models import Article
from intake.correcting import correct_article
from tests.factories import make_article, make_measure
from tests.small_world import add_old_county


def told(article):
    article.refresh_from_db()
    return article.smaller_place, article.smaller_kind


@pytest.fixture
def zone(world):
    return make_article("一是建冷库。", title="云台经济技术开发区的做法", region=world.city)


@pytest.fixture
def town(world):
    return make_article("二是修水渠。", title="青岭县仁居镇的做法", region=world.county_a)


def test_a_title_that_names_none_leaves_it_empty(world):
    assert told(world.tea) == ("", "")


def test_a_zone_and_a_town_are_told_apart(zone, town):
    assert told(zone) == ("经济技术开发区", "zone")
    assert told(town) == ("仁居镇", "township")


def test_it_follows_title_and_region(town, world, staff):
    correct_article(article=town, parsed=_changed(town, title="青岭县的做法"), user=staff)
    assert told(town) == ("", "")
    correct_article(article=town, parsed=_changed(town, title="白河县石湖乡的做法"), user=staff)
    assert told(town) == ("", "")
    correct_article(article=town, parsed=_changed(town, region_code="529902"), user=staff)
    assert told(town) == ("石湖乡", "township")


def _changed(article, **fields):
    return replace(as_parsed(article), **fields)


def test_a_former_name_of_the_region_counts_too(world):
    old = add_old_county(world)
    old.title = "青岭旧县城关镇之文"
    old.save(update_fields=["title"])
    assert told(old) == ("城关镇", "township")


def test_a_bulk_load_and_the_command_name_it(world):
    [loaded] = Article.objects.bulk_create(
        [
            Article(
                title="青岭高新区的做法", body="三是办学。", body_sha256="0" * 64, region_id=world.county_a.pk
            )
        ]
    )
    assert told(loaded) == ("高新区", "zone")
    Article.objects.filter(pk=loaded.pk).update(smaller_place="", smaller_kind="")
    call_command("fold_regions", verbosity=0)
    assert told(loaded) == ("高新区", "zone")


def test_it_is_shown_under_its_place_and_leads_to_its_articles(client, zone, town, world):
    make_measure(zone, "一是建冷库。")
    page = client.get(f"/articles/{zone.pk}/").text
    assert "开发区：" in page
    assert f'href="/articles/?region={world.city.code}&amp;own=1&amp;smaller=' in page
    place = client.get(f"/regions/{world.city.code}/").text
    assert "标题写明的开发区和乡镇" in place
    assert ">经济技术开发区</a>" in place
    assert ">仁居镇</a>" in client.get(f"/regions/{world.county_a.code}/").text
    listed = client.get(f"/articles/?region={world.city.code}&own=1&smaller=经济技术开发区").text
    assert zone.title in listed
    assert world.tea.title not in listed
    assert "建冷库" in client.get("/measures/?smaller=经济技术开发区").text
    assert "没有符合" in client.get("/articles/?smaller=高新区").text


def test_in_english_its_kind_is_told_and_its_name_stays(client, zone):
    page = client.get(f"/en/articles/{zone.pk}/").text
    assert "Development zone: " in page
    assert '<span lang="zh-Hans">经济技术开发区</span>' in page


def test_drafts_show_to_staff_alone(client, town, world, staff):
    Article.objects.filter(pk=town.pk).update(status="draft")
    assert "仁居镇" not in client.get(f"/regions/{world.county_a.code}/").text
    client.force_login(staff)
    assert "仁居镇" in client.get(f"/regions/{world.county_a.code}/").text


def test_programs_are_told(client, zone):
    row = client.get(f"/api/v1/articles/{zone.pk}").json()
    assert (row["smaller_place"], row["smaller_kind"]) == ("经济技术开发区", "zone")
    found = client.get("/api/v1/articles?smaller=经济技术开发区").json()["items"]
    assert [each["id"] for each in found] == [zone.pk]
