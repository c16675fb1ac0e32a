"""Bringing an article before the public and back. Keyword-only, atomic, returning the article."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction
from simple_history.models import HistoricalChanges

from documents.actions.corrections import keep_first_version
from documents.followers import articles_moved
from documents.models import Article, ArticleStatus


class PublicationError(Exception):
    """A publication that cannot be taken back; the message is Chinese, for whoever asked."""


@transaction.atomic
def publish_article(*, article: Article, user: User) -> Article:
    """Show a draft or a withdrawn article to the public."""
    return set_status(article, user, ArticleStatus.PUBLISHED, "发布")


@transaction.atomic
def publish_drafts(*, pks: Iterable[int], user: User) -> list[Article]:
    """Publish those of the named articles that are drafts still: all of them or none."""
    drafts = Article.objects.select_for_update(of=("self",)).filter(pk__in=pks, status=ArticleStatus.DRAFT)
    with articles_moved.together():
        return [publish_article(article=article, user=user) for article in drafts.order_by("pk")]


def last_publication(*, article: Article, user: User) -> HistoricalChanges | None:
    """The record of `user`'s publication of the article, as long as nothing was written to it since; storing it as published is
    one."""
    records = list(article.history.defer("body")[:2])
    if not records or records[0].history_user_id != user.pk:
        return None
    is_publication = records[0].status == ArticleStatus.PUBLISHED != status_before(*records)
    return records[0] if is_publication else None


def status_before(record: HistoricalChanges, earlier: HistoricalChanges | None = None) -> str:
    """What the article was before the record was written: a draft, where it was stored with it."""
    if earlier is not None:
        return str(earlier.status)
    return str(ArticleStatus.DRAFT if record.history_type == "+" else record.status)


@transaction.atomic
def take_back_publication(*, article: Article, user: User) -> Article:
    """Give the article the status that it had before `user` published it; PublicationError where it moved on since."""
    row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    published = last_publication(article=row, user=user)
    if published is None:
        raise PublicationError("发布以后文章又改过，不能撤销发布；要收回请用“撤回发布”。")
    before = status_before(published, published.prev_record)
    return set_status(row, user, ArticleStatus(before), "撤销发布")


@transaction.atomic
def take_back_publications(*, pks: Iterable[int], user: User) -> list[Article]:
    """Take back those that `user` published and nobody wrote to since."""
    published = Article.objects.filter(pk__in=pks, status=ArticleStatus.PUBLISHED).order_by("pk")
    own = [each for each in published if last_publication(article=each, user=user)]
    with articles_moved.together():
        return [take_back_publication(article=article, user=user) for article in own]


@transaction.atomic
def withdraw_article(*, article: Article, user: User, reason: str = "") -> Article:
    """Take the article from public view; it stays in the bin with all that belongs to it."""
    return set_status(article, user, ArticleStatus.WITHDRAWN, f"撤回：{reason}" if reason else "撤回")


@transaction.atomic
def return_to_draft(*, article: Article, user: User) -> Article:
    """Take a public article from public view, or a withdrawn one out of the bin, to be worked on before it is public."""
    change_reason = "撤回发布" if article.is_public else "改为草稿"
    return set_status(article, user, ArticleStatus.DRAFT, change_reason)


def set_status(article: Article, user: User, status: ArticleStatus, change_reason: str) -> Article:
    row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    keep_first_version(article=row)
    row.status = status
    row._history_user, row._change_reason = user, change_reason[:100]
    row.save()
    return row
