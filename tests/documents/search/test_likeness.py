"""Which rows are looked at for a question that none holds whole."""

import pytest

from documents.models import Article, ArticleIndex
from documents.search import likeness
from documents.search.backends.restriction import Restriction, restriction_of
from documents.search.likeness import Likeness
from documents.search.query import parse
from documents.search.rank import Statistics
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows():
    common = [make_article(f"各地开展工作，第{number}项。", title=f"甲{number}") for number in range(6)]
    return {
        "common": common,
        "rare": make_article("开展无人机巡查。", title="乙"),
        "both": make_article("开展工作，无人机巡查网格。", title="丙"),
    }


def pool(text, limit=20, restriction=None, allowed=None, shares=None):
    query = parse(text)
    statistics = Statistics(rows=8, shares=shares or {})
    asked = Likeness(ArticleIndex, query, statistics, restriction or Restriction())
    candidates, known = asked.pool(limit, allowed)
    return [each.pk for each in candidates], known


def test_what_shares_no_token_is_not_looked_at(rows):
    assert pool("茶园种植")[0] == []


@pytest.mark.parametrize(("limit", "names"), [(1, {"both"}), (2, {"both", "rare"})])
def test_the_rows_of_the_rarest_tokens_fill_the_limit(rows, limit, names):
    pks, known = pool("工作 无人机", limit=limit, shares={"工作": 0.9})
    assert set(pks) == {rows[name].pk for name in names}
    assert known["无人"] == 2


def test_common_tokens_are_left_out_where_the_rare_ones_fill_the_bound(rows, monkeypatch):
    monkeypatch.setattr(likeness, "MOST_POSTINGS", 1)
    monkeypatch.setattr(likeness, "FEWEST_TOKENS", 2)
    pks, known = pool("工作 无人机巡查", shares={"工作": 0.9, "开展": 0.9})
    assert set(pks) == {rows["rare"].pk, rows["both"].pk}
    assert "工作" not in known


def test_rows_stay_within_the_restriction(rows):
    inside = restriction_of(Article.objects.filter(title="乙"))
    assert pool("工作 无人机", restriction=inside)[0] == [rows["rare"].pk]


def test_only_what_is_allowed_is_looked_at(rows):
    assert pool("工作 无人机", allowed=[rows["rare"].pk])[0] == [rows["rare"].pk]


def test_the_query_as_it_stands_comes_before_all(rows):
    make_article("无人机，无人机，巡查，巡查。", title="丁")
    assert pool("无人机巡查网格", limit=1)[0] == [rows["both"].pk]


def test_a_few_of_the_rows_known_to_hold_it_stand_for_all(rows, monkeypatch):
    monkeypatch.setattr(likeness, "ANCHORS", 1)
    known = [rows["both"].pk, *(each.pk for each in rows["common"])]
    query = parse("工作 无人机")
    asked = Likeness(ArticleIndex, query, Statistics(rows=8), Restriction(), known=known)
    assert {each.pk for each in asked.pool(20)[0]} == {rows["both"].pk, rows["rare"].pk}
