"""What every backend must do; the suite runs on SQLite and PostgreSQL (tests/run_suite.py).

| article | title | text | what finds it |
|---|---|---|---|
| tea | 青岭茶园 | 健全联农带农机制，建设生态茶园60万亩。 | 带农 茶园 5G |
| grid | 监测网格 | 建立监测网格。组织动态帮扶。 | 监测 动态帮扶 |
| relocate | 易地搬迁后续扶持 | 集中安置区建设帮扶车间。 | 易地搬迁 车间 |
"""

import time

import pytest
from django.core.paginator import Paginator

from documents.models import Article, ArticleIndex
from documents.search.backends import backend, postgresql
from documents.search.backends.restriction import Restriction, restriction_of
from documents.search.engine import query_of, search
from documents.search.index import loading, settle
from measures.models import MeasureIndex
from tests.factories import make_article, make_author, make_region
from tests.plans import plans

pytestmark = pytest.mark.django_db


@pytest.fixture
def articles():
    return {
        "tea": make_article("健全联农带农机制，建设生态茶园60万亩。\n推进5G网络建设。", title="青岭茶园"),
        "grid": make_article("建立监测网格。\n组织动态帮扶，落实責任。", title="监测网格"),
        "relocate": make_article("集中安置区建设帮扶车间。茶园在另一句。", title="易地搬迁后续扶持"),
    }


def found(text, articles, **options):
    names = {article.pk: name for name, article in articles.items()}
    return [names[row.pk] for row in search(Article.objects.all(), text=text, **options).rows()]


@pytest.mark.parametrize("text", ["蔗糖", "农带机", "title:车间", "茶园 -生态 -车间"])
def test_does_not_find(text, articles):
    result = search(Article.objects.all(), text=text)
    assert not [row for row in result.rows() if not result.dropped]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("带农", ["tea"]),
        ("联农带农机制", ["tea"]),
        ("農帶農機", ["tea"]),
        ("责任", ["grid"]),
        ("５ｇ网络", ["tea"]),
        ("60", ["tea"]),
        ("格", ["grid"]),
        ("茶", ["tea", "relocate"]),
        ("茶园", ["tea", "relocate"]),
        ("茶园 -车间", ["tea"]),
        ("茶园　－车间", ["tea"]),
        ("茶园 车间", ["relocate"]),
        ('"机制 建设"', ["tea"]),
        ("title:茶园", ["tea"]),
        ("标题：茶园", ["tea"]),
        ("网格 OR 车间", ["grid", "relocate"]),
        ("网格｜车间", ["grid", "relocate"]),
    ],
)
def test_finds(text, names, articles):
    assert sorted(found(text, articles, synonyms=False)) == sorted(names)


def test_scope_asks_for_one_sentence(articles):
    assert found("车间 茶园", articles, scope="sentence") == ["relocate"]
    result = search(Article.objects.all(), text="车间 茶园", scope="sentence")
    assert result.is_scope_dropped
    assert found("网格 帮扶", articles, scope="paragraph") == ["grid"]
    assert not search(Article.objects.all(), text="安置区 车间", scope="sentence").is_scope_dropped


def test_words_stand_above_characters(articles):
    split = make_article("健全联农带农机制。", title="甲")
    whole = make_article("发展带 农 业，带农。", title="乙")
    rows = list(search(Article.objects.all(), text="带农").rows())
    kinds = [row.match_kind for row in rows]
    assert kinds == sorted(kinds, key=["words", "synonym", "characters"].index)
    assert {split.pk, whole.pk} <= {row.pk for row in rows}


def test_synonyms_are_found_and_named(articles):
    result = search(Article.objects.all(), text="扶贫车间")
    assert [row.pk for row in result.rows()] == [articles["relocate"].pk]
    assert ("扶贫车间", "帮扶车间") in result.expanded
    assert result.rows()[0].match_kind == "synonym"


def test_questions_are_answered_and_say_what_they_dropped(articles):
    result = search(Article.objects.all(), text="如何建设生态茶园和飞机场？")
    assert result.rows()[0].pk == articles["tea"].pk
    assert "飞机场" in "".join(result.dropped)
    assert "茶园" not in "".join(result.dropped)


def test_several_words_that_no_text_holds_together_are_relaxed(articles):
    result = search(Article.objects.all(), text="监测网格 蔗糖")
    assert result.rows()[0].pk == articles["grid"].pk
    assert result.dropped == ("蔗糖",)


def test_matches_compose(articles):
    articles["tea"].status = "draft"
    articles["tea"].save()
    result = search(Article.objects.filter(status="published"), text="茶园")
    assert [row.pk for row in result.rows()] == [articles["relocate"].pk]
    assert result.matches.filter(title__contains="易地").count() == 1
    assert result.matches.exists()
    assert list(result.matches.values_list("pk", flat=True)) == [articles["relocate"].pk]
    assert Article.objects.filter(pk__in=result.matches.values("pk")).count() == 1
    assert search(Article.objects.none(), text="茶园").rows().count() == 0
    for text in ("", "茶园", "龘靐齉"):
        rows = search(Article.objects.filter(status="published"), text=text).rows()
        assert len(rows[:5]) == min(5, len(rows))


def test_rows_of_a_page_are_the_first_of_all(articles):
    for text in ("茶园", "", "如何建设生态茶园？"):
        result = search(Article.objects.all(), text=text)
        page = Paginator(result.rows(lambda rows: rows.select_related("region")), 2).page(1)
        assert list(page) == list(result.rows())[:2]
        assert [row.match_kind for row in page] == [row.match_kind for row in list(result.rows())[:2]]
        assert page.paginator.count == result.matches.count()


def test_empty_text_finds_everything(articles):
    result = search(Article.objects.all(), text="  ，。")
    assert result.is_empty_query
    assert result.rows().count() == 3


def test_only_exclusions(articles):
    assert sorted(found("-茶园", articles)) == ["grid"]


def test_saving_updating_and_deleting_keep_the_index(articles):
    tea = articles["tea"]
    tea.title = "甘蔗"
    tea.save()
    assert found("甘蔗", articles) == ["tea"]
    Article.objects.filter(pk=tea.pk).update(title="香蕉")
    assert found("甘蔗", articles) == []
    assert found("香蕉", articles) == ["tea"]
    Article.objects.bulk_create([Article(title="批量木瓜", body="批量", body_sha256="1")])
    assert search(Article.objects.all(), text="木瓜").rows().count() == 1
    tea.delete()
    assert search(Article.objects.all(), text="香蕉").rows().count() == 0


@pytest.mark.parametrize("share", [0.0, 0.2, 0.99])
@pytest.mark.parametrize("most_handed", [0, 20_000])
def test_the_newest_are_found_however_common_a_word_is_thought_to_be(
    articles, monkeypatch, share, most_handed
):
    """Of two that are expected among the newest two rows one stands further back."""
    monkeypatch.setattr(postgresql, "MOST_HANDED", most_handed)
    articles["draft"] = make_article("茶园尚未建成。", status="draft")
    public = restriction_of(Article.objects.filter(status="published"))
    query = query_of("茶园", synonyms=False)
    newest = [articles[name].pk for name in ("draft", "relocate", "tea")]
    for limit in (1, 2, 5):
        assert backend().match(ArticleIndex, query, Restriction(), limit, share) == newest[:limit]
        assert backend().match(ArticleIndex, query, public, limit, share) == newest[1:][:limit]


@pytest.mark.parametrize(
    ("share", "limit", "keys"),
    [
        (0.9, 1, [50_000]),
        # Of four blocks of keys, which hold one of two; of more, which hold both; of all.
        (0.0002, 2, [50_000, 9_000]),
        (0.00006, 2, [50_000, 9_000]),
        (0.00001, 5, [50_000, 9_000, 5_000]),
        (0.0, 5, [50_000, 9_000, 5_000]),
    ],
)
@pytest.mark.parametrize("text", ["茶园", "生态茶园"])
def test_the_newest_are_found_among_the_newest_keys(share, limit, keys, text):
    for pk in (5_000, 9_000, 50_000):
        article = Article(pk=pk, title="甲", body=f"建设生态茶园{pk}亩。", body_sha256=str(pk))
        Article.objects.bulk_create([article])
    query = query_of(text, synonyms=False)
    assert backend().match(ArticleIndex, query, Restriction(), limit, share) == keys


@pytest.mark.parametrize("share", [0.0, 0.9])
def test_a_common_word_is_found_by_the_index_and_not_row_by_row(articles, share):
    """What unpacking the vectors of other rows costs no planner knows: it walked the table from its newest row."""
    query = query_of("茶园", synonyms=False)
    for act in (
        lambda: backend().match(ArticleIndex, query, Restriction(), 2, share),
        lambda: backend().held(ArticleIndex, [query], Restriction()),
    ):
        [plan] = [plan for sql, plan in plans(act).items() if "MAX" not in sql]
        assert "Bitmap Heap Scan on documents_articleindex" in plan or "VIRTUAL TABLE INDEX" in plan


def test_whether_anything_holds_a_word_depends_on_what_may_be_seen(articles):
    make_article("新建厕所。", status="draft")
    public = restriction_of(Article.objects.filter(status="published"))
    queries = [query_of(text, synonyms=False) for text in ("沼气", "厕所", "茶园", "联农带农机制")]
    assert backend().held(ArticleIndex, queries, Restriction()) == [False, True, True, True]
    assert backend().held(ArticleIndex, queries, public) == [False, False, True, True]
    assert backend().held(ArticleIndex, [], public) == []


@pytest.mark.django_db(transaction=True)
def test_rows_that_come_while_loading_are_found(articles):
    with loading(ArticleIndex, MeasureIndex):
        for number in range(3):
            Article.objects.bulk_create([Article(title="批量木瓜", body="木瓜", body_sha256=str(number))])
            time.sleep(0.15)
            assert search(Article.objects.all(), text="木瓜").rows().count() == number + 1
    settle(ArticleIndex)
    assert search(Article.objects.all(), text="木瓜").rows().count() == 3


def test_names_and_places_find_an_article():
    article = make_article("正文。", title="题", region=make_region("520000", "青岭省"))
    author = make_author(article, "林青山")
    for text in ("林青山", "青岭省"):
        assert search(Article.objects.all(), text=text).rows().count() == 1
    author.official.name = "陈大海"
    author.official.save()
    assert search(Article.objects.all(), text="陈大海").rows().count() == 1
    author.delete()
    assert not search(Article.objects.all(), text="陈大海").pks


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("五大振兴", "抓好“五大”振兴。"),
        ('"五大振兴"', "抓好“五大”振兴。"),
        ('"村民“说事”制度"', "推行村民说事制度。"),
        ("wifi", "实现Wi-Fi覆盖。"),
        ("Wi-Fi", "实现wifi覆盖。"),
        ('"Wi-Fi覆盖"', "实现wifi覆盖。"),
        ("fi", "实现Wi-Fi覆盖。"),
        ("二○二○年", "到二〇二〇年底。"),
        ("二零二零年", "到二○二○年底。"),
        ("2021", "2021—2025年规划。"),
        ("加强", "○加强管护"),
        ("马克吐温", "马克·吐温说。"),
    ],
)
def test_marks_zeros_and_hyphens_may_be_written_otherwise(text, written):
    article = make_article(written)
    result = search(Article.objects.all(), text=text)
    assert result.pks == (article.pk,)
    assert not result.is_by_likeness


def test_what_the_index_tells_and_what_the_text_tells_come_in_one_order():
    """A word of the dictionary is a lexeme; the same characters across two words stand in the text alone."""
    made = [make_article(body) for body in ("防返贫监测。", "谈带农，农户。", "联农带农。", "防返贫，监测。")]
    found = search(Article.objects.all(), text="防返贫监测 OR 谈带农 OR 联农带农")
    assert sorted(found.pks) == sorted(each.pk for each in made)
    assert list(found.pks) == sorted(found.pks, reverse=True)
    without = search(Article.objects.all(), text='防返贫监测 OR 谈带农 OR 联农带农 -"带农，农"')
    assert made[2].pk in without.pks
    assert made[1].pk not in without.pks
