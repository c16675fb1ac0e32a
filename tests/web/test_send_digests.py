"""Mails of what is new, to those who asked for them."""

import re

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from tests.factories import make_article, make_region
from web.accounts.models import Preference
from web.readers.actions import save_search

pytestmark = pytest.mark.django_db


@pytest.fixture
def mail(settings):
    settings.EMAIL_IS_SET, settings.SITE_URL = True, "https://xianjie.test"
    settings.DEFAULT_FROM_EMAIL = "xianjie@x.test"


def reader(name, *, wants=True, email=True, query="q=监测"):
    user = User.objects.create_user(name, password=None, email=f"{name}@x.test" if email else "")
    Preference.objects.create(user=user, has_digest=wants)
    save_search(owner=user, place="articles", query=query, name=f"关于{query}")
    return user


def test_without_a_mail_server_it_says_what_to_set(settings):
    settings.EMAIL_IS_SET = False
    with pytest.raises(CommandError, match="EMAIL_URL"):
        call_command("send_digests")


def test_whoever_did_not_ask_or_has_no_news_gets_no_mail(mail, mailoutbox):
    reader("a", wants=False)
    reader("b", email=False)
    reader("c", query="q=茶园")
    make_article("一是监测。")
    call_command("send_digests")
    assert mailoutbox == []


def test_news_are_mailed_once_with_links_that_lead_here(mail, mailoutbox, capsys):
    reader("a")
    article = make_article("一是监测。", title="监测的做法")
    make_article("二是监测。", title="草稿", status="draft")
    call_command("send_digests", "--dry-run")
    assert capsys.readouterr().out == "a：1 条\n"
    call_command("send_digests")
    call_command("send_digests")
    (sent,) = mailoutbox
    assert sent.to == ["a@x.test"]
    assert sent.subject == "衔接库：关注的检索有 1 条新内容"
    assert f"· 监测的做法\n  https://xianjie.test/articles/{article.pk}/" in sent.body
    assert "https://xianjie.test/following/off/" in sent.body
    assert sent.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_could_not_be_sent_is_sent_next_time(mail, mailoutbox, settings, capsys):
    account = reader("某读者")
    make_article("一是监测。")
    backend, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    with pytest.raises(CommandError, match="没有寄出"):
        call_command("send_digests")
    assert capsys.readouterr().err == f"账号 {account.pk}：没有寄出（ConnectionRefusedError）\n"
    settings.EMAIL_BACKEND = backend
    call_command("send_digests")
    assert len(mailoutbox) == 1


def test_a_mail_and_its_links_are_in_the_language_that_the_reader_wants(mail, mailoutbox):
    Preference.objects.filter(user=reader("a")).update(language="en")
    reader("b")
    article = make_article("一是监测。", title="监测", region=make_region("520000", "南山省"))
    make_article("二是监测。", title="又一篇")
    call_command("send_digests")
    assert [each.subject for each in mailoutbox] == [
        "Xianjie: 2 new results in the searches that you follow",
        "衔接库：关注的检索有 2 条新内容",
    ]
    english, chinese = (each.body for each in mailoutbox)
    assert f"· 监测 (Nanshan Province)\n  https://xianjie.test/en/articles/{article.pk}/" in english
    assert "All that you follow: https://xianjie.test/en/following/" in english
    said = english.replace("关于q=监测", "").replace("监测", "").replace("又一篇", "")
    assert not re.search("[\u3000-\u9fff]", said)
    assert "· 监测（南山省）" in chinese
    assert f"https://xianjie.test/en/articles/{article.pk}/" in english
    assert f"https://xianjie.test/articles/{article.pk}/" in chinese
