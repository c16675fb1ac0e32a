"""What became public lately, and which cells of the matrix it filled."""

from datetime import timedelta

import pytest
from django.utils.timezone import now

from comparison import recent as recent_module
from comparison.recent import recent
from documents.models import Article
from tests.factories import make_article, make_measure
from tests.plans import plans


@pytest.fixture
def old_world(world):
    Article.objects.update(public_since=now() - timedelta(days=30))
    return world


def week():
    return recent(now() - timedelta(days=7))


def test_nothing_new(old_world):
    assert week() == recent_module.Recent(0)


def test_drafts_and_cells_that_held_something_are_not_filled(old_world):
    make_measure(
        make_article("一是建茶园。", region=old_world.county_a), "一是建茶园。", theme=old_world.industry
    )
    draft = make_article("一是设基金。", region=old_world.county_a, status="draft")
    make_measure(draft, "一是设基金。", theme=old_world.finance)
    assert week() == recent_module.Recent(1, 0, [])


def test_a_cell_is_filled_by_its_first_measures(old_world, client):
    for words in ("一是设基金。", "二是设基金。"):
        article = make_article(words, region=old_world.county_a)
        make_measure(article, words, theme=old_world.finance)
    make_article("全国都做。")
    found = week()
    assert found.count == 3
    assert [(each.region, each.theme, each.count) for each in found.filled] == [
        (old_world.county_a, old_world.finance, 2)
    ]
    page = client.get("/").text
    assert "<b>3</b> 篇文章公开，填上了矩阵里原来没有举措的 <b>1</b> 格" in page


def test_what_is_new_is_read_off_indexes(old_world):
    words = "一是设基金。"
    make_measure(make_article(words, region=old_world.county_a), words, theme=old_world.finance)
    found = plans(week)
    articles = [plan for sql, plan in found.items() if "public_since" in sql]
    assert articles
    assert all("article_since_public" in plan for plan in articles)
    assert not any("JOIN" in sql for sql in found if 'FROM "measures_measure"' in sql)
