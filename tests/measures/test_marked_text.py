from intake.computed import compute
from intake.derived import derive
from measures.lexicon import curated_lexicon
from measures.marked_text import outline_of
from measures.models import ArticleReading
from tests.factories import make_article

BODY = "一、发展产业\n（一）建设茶园。县里建设生态茶园。\n（二）培育龙头。县里培育龙头企业。\n二、健全机制\n县里健全监测机制。"


def titles(article):
    return [node.title for node in outline_of(article)]


def test_a_text_stored_without_being_read_is_read(db):
    assert titles(make_article(BODY)) == ["发展产业", "健全机制"]


def test_the_outline_is_stored_with_what_is_derived(world):
    article = make_article(BODY)
    derive(articles=[article], computed=[compute(title="", body=BODY, lexicon=curated_lexicon())])
    stored = ArticleReading.objects.get(article=article)
    assert titles(article) == ["发展产业", "健全机制"]
    stored.outline[0]["title"] = "存着的"
    stored.save()
    article.refresh_from_db()
    assert titles(article) == ["存着的", "健全机制"]


def test_an_outline_of_another_text_does_not_count(world):
    article = make_article(BODY)
    derive(articles=[article], computed=[compute(title="", body=BODY, lexicon=curated_lexicon())])
    article.body = BODY.replace("发展产业", "培育产业")
    article.save()
    article.refresh_from_db()
    assert titles(article) == ["培育产业", "健全机制"]
