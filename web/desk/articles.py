"""Correct a stored article: its fields and its text, under the eyes of whoever corrects it at the same time."""

from dataclasses import asdict, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from documents.actions.corrections import article_token, as_parsed
from documents.ingest.parsed import IngestError, ParsedArticle
from documents.models import Article
from intake.correcting import ArticleConflictError, correct_article
from web.desk.access import requires
from web.desk.article_forms import ArticleForm, AuthorFormSet, initial_of, parsed_from
from web.desk.permissions import CORRECT


@require_http_methods(["GET", "HEAD", "POST"])
@requires(CORRECT)
def article_edit(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.select_related("region__parent__parent", "source"), pk=pk)
    parsed = as_parsed(article)
    form = ArticleForm(request.POST or None, initial=initial_of(parsed))
    authors = AuthorFormSet(
        request.POST or None, prefix="authors", initial=[asdict(each) for each in parsed.authors]
    )
    status, theirs = 200, None
    if request.method == "POST":
        status = 400
        if form.is_valid() and authors.is_valid():
            try:
                said = replace(parsed_from(form, authors), is_recognised=parsed.is_recognised)
                return corrected(request, article, said)
            except ArticleConflictError:
                status, theirs = 409, parsed
            except IngestError as error:
                form.add_error(None, str(error))
    context = {
        "article": article,
        "form": form,
        "authors": authors,
        "token": article_token(article)
        if theirs or request.method != "POST"
        else request.POST.get("seen", ""),
        "theirs": theirs,
        "latest": article.history.select_related("history_user").first() if theirs else None,
    }
    return render(request, "desk/article_edit.html", context, status=status)


def corrected(request: HttpRequest, article: Article, parsed: ParsedArticle) -> HttpResponse:
    done = correct_article(
        article=article,
        parsed=parsed,
        user=request.user,
        seen=request.POST.get("seen", ""),
        change_reason=request.POST.get("reason", "").strip() or "修改",
    )
    message = "已保存。"
    if done.returned:
        message += f"{done.returned} 条举措重新挂上。"
    messages.success(request, message)
    if done.orphaned:
        messages.warning(
            request, f"有 {done.orphaned} 条举措在新正文里找不到原来的话，已放入“待挂接”，请核对。"
        )
        return redirect("desk:orphan_list")
    return redirect("desk:article_history", article.pk)
