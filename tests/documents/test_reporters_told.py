"""The migration that tells reporters from officials in a library that knew of none."""

from importlib import import_module

from django.apps import apps

from documents.models import Official
from tests.factories import make_article, make_author

NUMBERED = "documents.migrations.0029_reporters"


def test_only_who_stands_below_news_alone_and_without_a_post_reported(db):
    news = make_article("近日，茶园开了。", kind="news")
    signed = make_article("一是建设茶园。", kind="signed")
    make_author(news, "记者甲")
    make_author(news, "主任乙", "县委农办主任")
    make_author(news, "县委农办", kind="body")
    for article in (news, signed):
        make_author(article, "作者丙")
    import_module(NUMBERED).tell_reporters(apps, None)
    assert list(Official.objects.filter(kind="reporter").values_list("name", flat=True)) == ["记者甲"]
