"""The queue of measures without their words, through its pages."""

import pytest
from django.urls import reverse

from measures.actions.corrections import make_orphan
from measures.models import Measure, Orphan
from tests.factories import made_together, make_article, make_measure
from tests.web.desk.conftest import BODY

QUERY_BUDGET = 14
BYTE_BUDGET = 70_000
LIST = reverse("desk:orphan_list")
QUOTE = "一是建茶园60万亩，带动农户。"


@pytest.fixture
def orphan(article, measures, reviewer):
    """The first measure, whose words were changed behind its back."""
    make_orphan(measures[0], 0, reviewer)
    article.body = BODY.replace("60万亩", "61万亩")
    article.save()
    return Orphan.objects.get()


def test_a_proposal_is_shown_marked_with_what_stands_around_it(review_client, orphan):
    page = review_client.get(LIST).text
    assert "<mark>一是建茶园61万亩，带动农户。</mark>" in page
    assert "下面的位置只是建议，请核对" in page
    assert "原话已删，放弃这条" in page
    page = review_client.get(reverse("desk:orphan_detail", args=[orphan.pk])).text
    assert "measure--current" in page
    assert "data-selected" in page


def test_where_nothing_is_alike_it_is_said(review_client, orphan, article):
    article.body = "完全不同。"
    article.save()
    article.measures.all().delete()
    assert "<mark>" not in review_client.get(LIST).text
    assert "没有找到相近的话" in review_client.get(reverse("desk:orphan_detail", args=[orphan.pk])).text


def test_every_visit_puts_back_what_stands_once(review_client, orphan, article):
    article.body = BODY
    article.save()
    review_client.head(LIST)
    assert Orphan.objects.get().outcome == ""
    answer = review_client.get(LIST, follow=True)
    assert "1 条举措的原话在正文里找到了" in answer.text
    assert "没有待挂接的举措" in answer.text
    assert Measure.objects.filter(quote=QUOTE).count() == 1
    assert review_client.get(reverse("desk:orphan_detail", args=[orphan.pk])).status_code == 404


def test_an_editor_may_place_but_not_give_up(client, editor, orphan):
    client.force_login(editor)
    assert "放弃这条</button>" not in client.get(LIST).text
    assert client.post(reverse("desk:orphan_discard", args=[orphan.pk])).status_code == 403
    address = reverse("desk:orphan_reattach", args=[orphan.pk])
    answer = client.post(address, {"quote": "没有的话", "start": "x"}, follow=True)
    assert "找不到这段文字" in answer.text
    client.post(address, {"quote": "一是建茶园61万亩，带动农户。", "start": "12"})
    assert Orphan.objects.get().outcome == "reattached"


def test_words_are_escaped(review_client, reviewer):
    article = make_article("<i>一是建茶园</i>六十万亩。")
    make_orphan(make_measure(article, "<i>一是建茶园</i>六十万亩。"), 0, reviewer)
    article.body = "<i>一是建茶园</i>七十万亩。"
    article.save()
    for page in (LIST, reverse("desk:orphan_detail", args=[Orphan.objects.get().pk])):
        assert "<i>一" not in review_client.get(page).text


def test_queries_and_bytes_stay_in_budget(review_client, reviewer, django_assert_max_num_queries):
    with made_together():
        for number in range(30):
            article = make_article(f"第{number}篇。一是建茶园{number}万亩。" + "长文。" * 3000)
            make_orphan(make_measure(article, f"一是建茶园{number}万亩。"), 0, reviewer)
            article.body = article.body.replace("万亩", "公顷")
            article.save()
    with django_assert_max_num_queries(QUERY_BUDGET):
        answer = review_client.get(LIST)
    assert len(answer.context["page"]) == 20
    assert len(answer.content) < BYTE_BUDGET
