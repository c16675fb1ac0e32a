import pytest

from documents.models import Article
from documents.search.engine import search
from documents.search.query_log import record_query
from tests.factories import make_article, make_author, make_region
from web.lists.onward.suggestions import did_you_mean, offers

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles():
    article = make_article("推进乡村振兴。", title="青岭产业之路", region=make_region("520000", "青岭省"))
    make_author(article, "青山")
    make_article("草稿。", title="青岭草稿", status="draft")
    make_region("530000", "青海省")
    for visitor in range(5):
        record_query(text="青岭茶园", model="articles", hits=3, asker=f"visitor {visitor}")
    record_query(text="青岭矿山", model="articles", hits=0)
    return Article.objects.filter(status="published")


@pytest.mark.parametrize("text", ["", " ", "无此", "%", "\x00"])
def test_nothing_is_offered(text, articles):
    assert offers(text, articles) == []


def test_places_people_queries_and_titles_are_offered(articles):
    assert [(each.kind, each.label) for each in offers("青岭", articles)] == [
        ("region", "青岭省"),
        ("query", "青岭茶园"),
        ("title", "青岭产业之路"),
    ]
    assert [each.label for each in offers("青山", articles)] == ["青山"]


@pytest.mark.parametrize(("text", "meant"), [("乡村震兴", "乡村振兴"), ("推进乡村", ""), ("齉齉", "")])
def test_did_you_mean(text, meant, articles):
    assert did_you_mean(search(articles, text=text)) == meant
