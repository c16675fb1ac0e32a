"""Bringing an article before the public and back. Keyword-only, atomic, returning the article."""

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import transaction

from documents.followers import articles_moved
from documents.models import Article, ArticleStatus


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


@transaction.atomic
def withdraw_article(*, article: Article, user: User, reason: str = "") -> Article:
    """Take the article from public view; it stays in the bin with all that belongs to it."""
    return set_status(article, user, ArticleStatus.WITHDRAWN, f"撤回：{reason}" if reason else "撤回")


@transaction.atomic
def return_to_draft(*, article: Article, user: User) -> Article:
    """Take a withdrawn article out of the bin, to be worked on before it is public again."""
    return set_status(article, user, ArticleStatus.DRAFT, "改为草稿")


def set_status(article: Article, user: User, status: ArticleStatus, change_reason: str) -> Article:
    row = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    row.status = status
    row._history_user, row._change_reason = user, change_reason[:100]
    row.save()
    return row
