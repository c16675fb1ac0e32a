import pytest
from django.conf import settings
from django.urls import reverse

from measures.actions.review import confirm_measure
from measures.actions.themes import add_missing_themes
from measures.models import ArticleReading
from measures.seeds import read_taxonomy
from tests.factories import make_article, make_measure

BODY = "一是健全监测机制，实施动态监测帮扶。二是发展特色产业，培育龙头企业。三是开展技能培训，促进稳定就业。"


@pytest.fixture
def read_before(db):
    """An article as older rules left it: one measure cut wrong, none of the others found."""
    groups, themes = read_taxonomy(settings.SEEDS_DIR / "themes.toml")
    add_missing_themes(groups=groups, themes=themes)
    article = make_article(BODY)
    make_measure(article, "发展特色产业，培育", title="切错的举措")
    ArticleReading.objects.store([(article, ())], version="older")
    return article


def page_of(client, article):
    return client.get(article.get_absolute_url()).text


def test_readers_hear_nothing_of_readings(client, read_before):
    assert "现行读法" not in page_of(client, read_before)


def test_what_the_present_reading_read_needs_no_word(review_client, read_before):
    review_client.post(reverse("desk:article_reading", args=[read_before.pk]))
    assert "看现行读法" not in page_of(review_client, read_before)


def test_curators_see_what_would_change_and_nothing_changes_by_looking(review_client, read_before):
    assert "看现行读法" in page_of(review_client, read_before)
    page = review_client.get(reverse("desk:article_reading", args=[read_before.pk])).text
    assert "将新增 3 条" in page
    assert "将去掉 1 条" in page
    assert [row.title for row in read_before.measures.all()] == ["切错的举措"]


def test_taking_it_over_leaves_what_a_person_decided(review_client, read_before, reviewer):
    confirm_measure(measure=read_before.measures.get(), reviewer=reviewer)
    review_client.post(reverse("desk:article_reading", args=[read_before.pk]))
    titles = [row.title for row in read_before.measures.all()]
    assert titles[1] == "切错的举措"
    assert len(titles) == 3


def test_a_change_is_told_with_the_names_of_themes(review_client, read_before):
    review_client.post(reverse("desk:article_reading", args=[read_before.pk]))
    read_before.measures.filter(position=0).update(title="旧名称")
    page = review_client.get(reverse("desk:article_reading", args=[read_before.pk])).text
    assert "旧名称（" in page
    assert "（monitoring" not in page
