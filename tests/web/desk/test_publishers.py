from django.contrib.auth.models import User
from django.urls import reverse

from tests.factories import make_account
from web.accounts.roles import EDITOR, REVIEWER
from web.desk.publishers import who_publishes


def test_whoever_may_publish_is_told_nothing(reviewer):
    assert who_publishes(reviewer) == ""


def test_reviewers_are_named_family_name_first(editor, reviewer):
    User.objects.filter(pk=reviewer.pk).update(last_name="沈", first_name="立秋")
    assert who_publishes(editor) == "由审核人员（沈立秋）核定发布"


def test_of_many_reviewers_some_are_named(editor):
    for number in range(5):
        make_account(f"shen{number}", REVIEWER)
    assert who_publishes(editor) == "由审核人员（shen0、shen1、shen2等 5 人）核定发布"


def test_without_reviewers_it_is_said_what_to_do(editor):
    make_account("bian2", EDITOR)
    assert "请管理员" in who_publishes(editor)
    User.objects.create_superuser("root")
    assert who_publishes(editor) == "由管理员核定发布"


def test_accounts_that_are_closed_publish_nothing(editor, reviewer):
    User.objects.filter(pk=reviewer.pk).update(is_active=False)
    assert "请管理员" in who_publishes(editor)


def test_an_editor_is_told_on_every_page_of_the_way(client, editor, reviewer, article):
    client.force_login(editor)
    for page in ("desk:home", "desk:review_list"):
        text = client.get(reverse(page)).text
        assert "由审核人员（shen）核定发布" in text
        assert "等您核对" not in text
    assert (
        "这篇是草稿，由审核人员（shen）核定发布"
        in client.get(reverse("desk:review_detail", args=[article.pk])).text
    )
