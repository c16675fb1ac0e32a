"""Publish, withdraw and take back, from the desk's pages."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from documents.actions.publication import publish_article, return_to_draft, withdraw_article
from documents.models import Article
from web.desk.access import requires
from web.desk.permissions import PUBLISH
from web.desk.way_back import back


@require_POST
@requires(PUBLISH)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    article = publish_article(article=get_object_or_404(Article, pk=pk), user=request.user)
    messages.success(request, f"《{article.title}》已发布。")
    return back(request, review_page(article))


@require_POST
@requires(PUBLISH)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    reason = request.POST.get("reason", "").strip()
    article = withdraw_article(article=get_object_or_404(Article, pk=pk), user=request.user, reason=reason)
    messages.success(request, f"《{article.title}》已撤回，公众不再看到；可在回收站恢复。")
    return back(request, review_page(article))


@require_POST
@requires(PUBLISH)
def to_draft(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk)
    said = "撤回发布，现在是草稿，公众不再看到" if article.is_public else "改为草稿"
    return_to_draft(article=article, user=request.user)
    messages.success(request, f"《{article.title}》已{said}。")
    return back(request, review_page(article))


def review_page(article: Article) -> str:
    return reverse("desk:review_detail", args=[article.pk])
