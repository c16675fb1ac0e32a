import pytest

from documents.actions.publication import (
    PublicationError,
    last_publication,
    publish_article,
    publish_drafts,
    take_back_publication,
    take_back_publications,
    withdraw_article,
)
from documents.models import Article
from tests.factories import make_account, make_article
from web.accounts.roles import REVIEWER


@pytest.fixture
def reviewer(db):
    return make_account("shen", REVIEWER)


def status_of(article):
    return Article.objects.get(pk=article.pk).status


def test_only_drafts_are_published_and_each_is_recorded(reviewer):
    draft, public = make_article("甲。", status="draft"), make_article("乙。")
    withdrawn = withdraw_article(article=make_article("丙。"), user=reviewer)
    done = publish_drafts(pks=[draft.pk, public.pk, withdrawn.pk, 999_999], user=reviewer)
    assert done == [draft]
    assert [status_of(each) for each in (draft, public, withdrawn)] == ["published", "published", "withdrawn"]
    assert (draft.history.first().history_change_reason, draft.history.first().history_user) == (
        "发布",
        reviewer,
    )


def test_a_publication_is_taken_back_to_what_was_before(reviewer):
    draft, other = make_article("甲。", status="draft"), make_article("乙。", status="draft")
    withdrawn = withdraw_article(article=other, user=reviewer)
    for article, before in ((draft, "draft"), (withdrawn, "withdrawn")):
        publish_article(article=article, user=reviewer)
        take_back_publication(article=article, user=reviewer)
        assert status_of(article) == before
        assert article.history.first().history_change_reason == "撤销发布"


def test_only_the_last_thing_that_happened_to_an_article_is_taken_back(reviewer):
    other = make_account("qian", REVIEWER)
    article = publish_article(article=make_article("甲。", status="draft"), user=reviewer)
    with pytest.raises(PublicationError):
        take_back_publication(article=article, user=other)
    article.title = "另一标题"
    article._history_user = reviewer
    article.save()
    with pytest.raises(PublicationError):
        take_back_publication(article=article, user=reviewer)
    assert status_of(article) == "published"
    assert take_back_publications(pks=[article.pk], user=reviewer) == []


def test_what_nobody_stored_or_another_did_is_not_taken_back(reviewer):
    article = make_article("甲。")
    assert last_publication(article=article, user=reviewer) is None
    article.history.update(history_user=make_account("qian", REVIEWER))
    assert last_publication(article=article, user=reviewer) is None


def test_a_first_record_that_is_no_storing_tells_nothing_of_what_was_before(reviewer):
    article = make_article("甲。")
    article.history.update(history_user=reviewer, history_type="~")
    assert last_publication(article=article, user=reviewer) is None


def test_what_was_stored_as_published_becomes_a_draft(reviewer):
    article = make_article("甲。")
    article.history.update(history_user=reviewer)
    assert take_back_publications(pks=[article.pk], user=reviewer) == [article]
    assert status_of(article) == "draft"
    assert article.history.first().history_change_reason == "撤销发布"
    # It is one step: there is none before it.
    assert take_back_publications(pks=[article.pk], user=reviewer) == []


def test_an_article_without_history_can_be_taken_back_too(reviewer):
    article = make_article("甲。", status="draft")
    article.history.all().delete()
    publish_article(article=article, user=reviewer)
    assert take_back_publications(pks=[article.pk], user=reviewer) == [article]
    assert status_of(article) == "draft"
