import pytest

from documents.actions.publication import publish_drafts, withdraw_article
from documents.models import Article
from tests.factories import make_account, make_article
from web.desk.roles import REVIEWER


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
