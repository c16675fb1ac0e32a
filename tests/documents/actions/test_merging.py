import pytest

from documents.actions.merging import merge_officials, merge_sources
from documents.models import Authorship, Official, Source
from tests.factories import make_article, make_author, make_source


def test_one_who_signs_an_article_under_both_names_signs_it_once(db, staff):
    article = make_article()
    kept = make_author(article, "林青山", "主任").official
    absorbed = make_author(article, "林靑山", "局长").official
    merge_officials(kept=kept, absorbed=[absorbed], user=staff)
    assert [(row.official, row.position) for row in article.authorships.all()] == [(kept, "主任")]
    assert not Official.objects.filter(pk=absorbed.pk).exists()


def test_articles_of_the_absorbed_go_over_with_their_posts(db, staff):
    kept = make_author(make_article(), "林青山", "主任").official
    other = make_article("另一篇。")
    absorbed = make_author(other, "林青山（兼）", "局长").official
    merge_officials(kept=kept, absorbed=[absorbed], user=staff)
    assert [(row.official, row.position) for row in other.authorships.all()] == [(kept, "局长")]
    assert Authorship.objects.count() == 2
    assert Official.history.filter(history_type="-").get().history_change_reason == "并入“林青山”"


@pytest.mark.parametrize("count", [1, 2])
def test_sources_merge_with_a_trace_in_each_article(db, staff, count):
    kept = make_source("云台日报")
    absorbed = [make_source(f"云台日报{number}") for number in range(count)]
    articles = [make_article(f"正文{source.pk}。", source=source) for source in absorbed]
    merge_sources(kept=kept, absorbed=absorbed, user=staff)
    assert {type(article).objects.get(pk=article.pk).source for article in articles} == {kept}
    assert list(Source.objects.all()) == [kept]
    assert articles[0].history.first().history_user == staff
