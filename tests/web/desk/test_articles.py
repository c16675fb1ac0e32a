"""Correcting, publishing and restoring articles, and the orphan queue, through the desk's pages."""

import pytest
from django.urls import reverse

from documents.actions.corrections import article_token
from documents.models import Article
from measures.models import Orphan
from tests.factories import make_region
from tests.web.desk.conftest import BODY


def fields(article, **changes):
    return {
        "seen": article_token(article),
        "title": article.title,
        "kind": article.kind,
        "region": "",
        "published": "",
        "source": "",
        "source_url": "",
        "document_number": "",
        "body": article.body,
        "reason": "改错字",
        "authors-TOTAL_FORMS": 0,
        "authors-INITIAL_FORMS": 0,
        **changes,
    }


def save(client, article, **changes):
    address = reverse("desk:article_edit", args=[article.pk])
    return client.post(address, fields(article, **changes), follow=True)


def test_the_edit_page_shows_what_is_stored(review_client, article):
    page = review_client.get(reverse("desk:article_edit", args=[article.pk])).text
    assert article.title in page
    assert "一是建茶园60万亩" in page


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"body": ""}, "必填"),
        ({"region": "火星"}, "没有找到地区"),
        ({"region": "huoxing"}, "没有找到地区"),
        ({"title": " "}, "必填"),
        ({"published": "x"}, "日期"),
    ],
)
def test_a_bad_correction_changes_nothing(review_client, article, changes, words):
    answer = save(review_client, article, **changes)
    assert answer.status_code == 400
    assert words in answer.text
    assert Article.objects.get().history.count() == 1


def test_a_correction_does_not_take_away_that_a_machine_read_the_text(review_client, article):
    Article.objects.update(is_recognised=True)
    article.refresh_from_db()
    assert save(review_client, article, title="改好的标题").status_code == 200
    article.refresh_from_db()
    assert (article.title, article.is_recognised) == ("改好的标题", True)


def test_a_typo_in_the_body_moves_spans_and_names_what_waits(review_client, article, measures):
    answer = save(review_client, article, body=BODY.replace("60万亩", "61万亩").replace("\n", "\r\n"))
    assert "有 1 条举措" in answer.text
    assert Orphan.objects.get().quote == "一是建茶园60万亩，带动农户。"
    assert "一是建茶园61万亩，带动农户。" in answer.text
    assert article.measures.count() == 2


def test_a_browsers_line_ends_are_no_change(review_client, article, measures):
    save(review_client, article, body=BODY.replace("\n", "\r\n"))
    assert Article.objects.get().body == BODY
    assert article.measures.count() == 3


def test_two_curators_on_one_text_lose_neither_version(review_client, article, editor, client):
    mine = fields(article, title="我的标题")
    save(review_client, article, title="对方的标题")
    address = reverse("desk:article_edit", args=[article.pk])
    answer = review_client.post(address, mine)
    assert answer.status_code == 409
    assert "我的标题" in answer.text
    assert "对方的标题" in answer.text
    assert Article.objects.get().title == "对方的标题"
    answer = review_client.post(address, {**mine, "seen": answer.context["token"]}, follow=True)
    assert Article.objects.get().title == "我的标题"
    assert "对方的标题" in Article.objects.get().history.values_list("title", flat=True)


def test_a_correction_without_what_was_seen_is_not_taken(review_client, article):
    data = {name: value for name, value in fields(article, title="我的标题").items() if name != "seen"}
    assert review_client.post(reverse("desk:article_edit", args=[article.pk]), data).status_code == 409
    assert Article.objects.get().title == "青岭县的做法"


def test_a_version_of_thousands_of_digits_is_none(review_client, article):
    save(review_client, article, title="新标题")
    address = reverse("desk:article_version", args=[article.pk, article.history.last().history_id])
    assert review_client.get(address, {"against": "9" * 5000}).status_code == 200


def test_history_tells_who_what_and_why_and_restores(review_client, article, measures, reviewer):
    save(review_client, article, title="新标题", body=BODY.replace("60万亩", "61万亩"))
    page = review_client.get(reverse("desk:article_history", args=[article.pk])).text
    assert all(words in page for words in ("shen", "改错字", "青岭县的做法", "新标题", "正文有改动"))
    first = article.history.last()
    version = review_client.get(reverse("desk:article_version", args=[article.pk, first.history_id])).text
    assert "<del>0</del><ins>1</ins>" in version
    answer = review_client.post(
        reverse("desk:article_restore", args=[article.pk, first.history_id]), follow=True
    )
    assert "旧版本已恢复" in answer.text
    article.refresh_from_db()
    assert (article.title, article.body) == ("青岭县的做法", BODY)
    assert article.measures.count() == 3
    assert article.history.count() == 3


def test_a_version_of_another_article_is_not_found(review_client, article):
    for page in ("article_version", "article_restore"):
        address = reverse(f"desk:{page}", args=[article.pk, 10**6])
        assert review_client.get(address).status_code in (404, 405)
        assert review_client.post(address).status_code in (404, 405)


def test_an_orphan_is_mended_on_the_page(review_client, article, measures):
    save(review_client, article, body=BODY.replace("60万亩", "61万亩"))
    orphan = Orphan.objects.get()
    address = reverse("desk:orphan_reattach", args=[orphan.pk])
    assert "找不到这段文字" in review_client.post(address, {"quote": "没有的话"}, follow=True).text
    review_client.post(address, {"quote": "一是建茶园61万亩，带动农户。"})
    assert article.measures.count() == 3


def test_a_withdrawn_article_waits_in_the_bin(review_client, article, client):
    review_client.post(reverse("desk:publish", args=[article.pk]))
    review_client.post(reverse("desk:withdraw", args=[article.pk]), {"reason": "重复"})
    article.refresh_from_db()
    assert article.status == "withdrawn"
    assert article.title in review_client.get(reverse("desk:bin_list")).text
    review_client.post(reverse("desk:to_draft", args=[article.pk]))
    article.refresh_from_db()
    assert article.status == "draft"


def test_after_publishing_nobody_is_sent_off_the_site(review_client, article):
    address = reverse("desk:publish", args=[article.pk])
    answer = review_client.post(address, {"next": "https://example.org/"})
    assert answer.headers["Location"] == reverse("desk:review_detail", args=[article.pk])


def test_a_region_may_be_typed_in_pinyin(review_client, article):
    province = make_region("520000", "贵州省", initials="gzs")
    save(review_client, article, region="Gui Zhou")
    assert Article.objects.get().region == province
    make_region("520300", "贵阳市", parent=province, initials="gys")
    answer = review_client.post(
        reverse("desk:article_edit", args=[article.pk]), fields(article, region="gui")
    )
    assert "可以指几个地区：贵州省 520000、贵州省贵阳市 520300" in answer.text
