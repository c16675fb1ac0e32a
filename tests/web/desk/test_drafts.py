import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from documents.models import Article
from intake.jobs.tasks import confirm_articles, publish_articles
from measures.models import Measure
from tests.factories import (
    made_together,
    make_article,
    make_measure,
    make_region,
    make_source,
    make_source_file,
)

QUERY_BUDGET = 22
BYTE_BUDGET = 60_000
LIST = "/desk/drafts/"


def titles(answer):
    return [row.title for row in answer.context["page"]]


@pytest.fixture
def editor_client(client, editor):
    client.force_login(editor)
    return client


def test_an_editor_sees_drafts_but_neither_boxes_nor_buttons(editor_client, article):
    page = editor_client.get(LIST)
    assert titles(page) == [article.title]
    assert "由审核人员核定后发布" in page.text
    assert 'name="article"' not in page.text
    assert editor_client.post(reverse("desk:drafts_publish"), {"article": article.pk}).status_code == 403
    assert editor_client.post(reverse("desk:drafts_confirm"), {"article": article.pk}).status_code == 403


def test_only_drafts_are_listed_whatever_is_asked_for(review_client, world):
    assert titles(review_client.get(LIST)) == [world.draft.title]
    assert titles(review_client.get(f"{LIST}?status=published")) == [world.draft.title]


def test_no_drafts_leads_to_the_import(review_client):
    assert "没有草稿" in review_client.get(LIST).text


def test_every_facet_narrows_and_a_wrong_choice_is_named(review_client, editor, reviewer):
    county = make_region("529901", "青岭县", parent=make_region("520000", "南山省"))
    file = make_source_file(received_by=editor)
    make_article(
        "甲地的做法。", title="甲", status="draft", region=county, kind="news", source=make_source("晨报"),
        source_file=file, position_in_file=0,
    )  # fmt: skip
    make_article(
        "乙地修路。", title="乙", status="draft", source_file=make_source_file(b"b", received_by=reviewer)
    )
    facets = {facet.name: facet.choices for facet in review_client.get(LIST).context["facets"]}
    assert set(facets) == {"region", "kind", "source", "importer"}
    for name, choices in facets.items():
        for choice in choices:
            found = titles(review_client.get(LIST, {name: choice.value}))
            assert len(found) == choice.count, (name, choice)
        assert "没有采用" in review_client.get(LIST, {name: "无此项"}).text
    assert titles(review_client.get(LIST, {"importer": editor.pk})) == ["甲"]
    assert titles(review_client.get(LIST, {"q": "修路"})) == ["乙"]
    assert "没有符合条件的草稿" in review_client.get(LIST, {"q": "修路", "importer": editor.pk}).text


def test_the_first_page_is_not_all(review_client):
    with made_together():
        for number in range(26):
            make_article(f"第{number}篇。", title=f"第{number}篇", status="draft")
    assert len(titles(review_client.get(LIST))) == 20
    assert len(titles(review_client.get(f"{LIST}?page=2"))) == 6
    assert "全部 26 篇草稿" in review_client.get(reverse("desk:home")).text


def test_chosen_drafts_are_published_and_the_others_are_not(review_client, article, world):
    answer = review_client.post(
        reverse("desk:drafts_publish"),
        {"article": [article.pk, world.tea.pk, "x", "9" * 30], "next": f"{LIST}?kind=other"},
    )
    assert answer.headers["Location"] == f"{LIST}?kind=other"
    page = review_client.get(LIST)
    assert "已发布 1 篇文章" in page.text
    assert "有 1 篇已经不是草稿" in page.text
    assert Article.objects.get(pk=world.draft.pk).status == "draft"


def test_no_other_site_is_led_to(review_client, article):
    answer = review_client.post(reverse("desk:drafts_publish"), {"next": "https://example.org/"})
    assert answer.headers["Location"] == LIST
    assert "还没有选文章" in review_client.get(LIST).text


def test_measures_of_chosen_drafts_are_confirmed(review_client, article, world):
    review_client.post(reverse("desk:drafts_confirm"), {"article": [article.pk, world.tea.pk]})
    assert "已确认 3 条举措" in review_client.get(LIST).text
    assert set(article.measures.values_list("status", flat=True)) == {"confirmed"}
    assert Measure.objects.get(pk=world.tea_garden.pk).status == "candidate"
    review_client.post(reverse("desk:drafts_confirm"), {"article": article.pk})
    assert "没有等您核对的举措" in review_client.get(LIST).text


def test_very_many_measures_are_confirmed_by_a_job(review_client, article, monkeypatch, reviewer):
    monkeypatch.setattr("web.desk.drafts.MOST_MEASURES_AT_ONCE", 2)
    review_client.post(reverse("desk:drafts_confirm"), {"article": article.pk})
    page = review_client.get(LIST).text
    assert "3 条举措交给后台确认" in page
    assert "后台正在确认或发布您选的草稿" in page
    assert DBTaskResult.objects.filter(task_path=confirm_articles.module_path).count() == 1
    confirm_articles.call([article.pk], reviewer.pk)
    assert set(article.measures.values_list("status", flat=True)) == {"confirmed"}


def test_all_pages_of_a_list_are_published_at_once_by_a_job(review_client, reviewer, monkeypatch):
    monkeypatch.setattr("web.desk.drafts.MOST_ARTICLES_AT_ONCE", 20)
    with made_together():
        for number in range(22):
            make_article(f"第{number}篇。", title=f"第{number}篇", status="draft", kind="news")
        other = make_article("别的。", title="别的", status="draft", kind="plan")
    page = review_client.get(f"{LIST}?kind=news")
    assert "各页全部 22 篇" in page.text
    answer = {"whole": "1", "next": f"{LIST}?kind=news&page=2"}
    assert (
        "22 篇草稿交给后台发布"
        in review_client.post(reverse("desk:drafts_publish"), answer, follow=True).text
    )
    assert not Article.objects.filter(status="published").exists()
    publish_articles.call(*DBTaskResult.objects.get().args_kwargs["args"])
    assert list(Article.objects.filter(status="draft")) == [other]


def test_a_short_list_is_ticked_whole(review_client, article):
    assert "各页全部" not in review_client.get(LIST).text
    review_client.post(reverse("desk:drafts_publish"), {"whole": "1", "next": LIST})
    assert Article.objects.get(pk=article.pk).status == "published"


def test_all_that_is_left_of_an_article_is_confirmed_and_taken_back(review_client, article):
    address = reverse("desk:review_act", args=[article.pk, "confirm-rest"])
    assert "已确认余下的 3 条" in review_client.post(address, follow=True).text
    assert "没有等您核对的举措" in review_client.post(address, follow=True).text
    undo = reverse("desk:review_act", args=[article.pk, "undo"])
    review_client.post(undo)
    assert set(article.measures.values_list("status", flat=True)) == {"candidate"}


def test_queries_and_bytes_stay_in_budget(review_client, django_assert_max_num_queries, reviewer):
    with made_together():
        for number in range(40):
            file = make_source_file(str(number).encode(), received_by=reviewer)
            row = make_article(
                f"第{number}篇做法。" * 50, status="draft", source_file=file, position_in_file=0
            )
            make_measure(row, f"第{number}篇")
    for query in ("", "?q=做法"):
        with django_assert_max_num_queries(QUERY_BUDGET, info=query):
            answer = review_client.get(f"{LIST}{query}")
        assert len(answer.content) < BYTE_BUDGET, query


def test_titles_are_escaped(review_client):
    make_article("正文。", title='<b>题"</b>', status="draft")
    assert "<b>题" not in review_client.get(LIST).text


def test_what_was_published_at_once_is_taken_back_at_once(review_client, article):
    review_client.post(reverse("desk:drafts_publish"), {"article": article.pk})
    page = review_client.get(LIST)
    assert page.context["just_published"] == [article.pk]
    assert "撤销刚才的发布（1 篇）" in page.text
    assert review_client.get(LIST).context["just_published"] == []
    review_client.post(reverse("desk:drafts_take_back"), {"article": article.pk})
    assert "已撤销 1 篇文章的发布" in review_client.get(LIST).text
    review_client.post(reverse("desk:drafts_take_back"), {"article": article.pk})
    assert "有 1 篇发布以后又改过" in review_client.get(LIST).text
