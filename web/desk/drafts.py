"""All drafts under their filters; those who may confirm their measures and publish them, many at once."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from documents.actions.publication import publish_drafts, take_back_publications
from documents.models import Article, ArticleStatus
from intake.jobs.tasks import confirm_articles, publish_articles
from intake.jobs.workers import is_unfinished
from measures.actions.confirming import confirm_awaiting
from measures.models import Measure
from web.desk.access import requires
from web.desk.draft_filters import DRAFTS
from web.desk.permissions import DECIDE, EDIT, PUBLISH
from web.desk.way_back import back
from web.numbers import number_of

# More than these are done in the background: a request must answer while somebody waits, and each measure takes the processor
# 15 to 25 ms, each publication as long.
MOST_MEASURES_AT_ONCE = 40
MOST_ARTICLES_AT_ONCE = 40
JUST_PUBLISHED = "just_published"


@require_safe
@requires(EDIT)
def draft_list(request: HttpRequest) -> HttpResponse:
    filterset = DRAFTS.asked(request.GET, request.user)
    context = DRAFTS.context(filterset, request)
    # Said once, so that a slip can be taken back at once.
    context["just_published"] = request.session.pop(JUST_PUBLISHED, [])
    context["is_at_work"] = is_unfinished(confirm_articles, publish_articles, user_pk=request.user.pk)
    return render(request, "desk/draft_list.html", context)


@require_POST
@requires(DECIDE)
def drafts_confirm(request: HttpRequest) -> HttpResponse:
    """Confirm all measures of the chosen drafts that await whoever asks, article by article."""
    articles = Article.objects.filter(pk__in=chosen(request), status=ArticleStatus.DRAFT).order_by("pk")
    waiting = Measure.objects.filter(article__in=articles).awaiting(request.user).count()
    if not waiting:
        messages.warning(request, "所选草稿里没有等您核对的举措。")
    elif waiting > MOST_MEASURES_AT_ONCE:
        confirm_articles.enqueue([article.pk for article in articles], request.user.pk)
        messages.success(request, f"{waiting} 条举措交给后台确认。")
    else:
        done = [confirm_awaiting(article=article, reviewer=request.user) for article in articles]
        messages.success(
            request, f"已确认 {sum(map(len, done))} 条举措；在各篇的审核页按 u 可以整篇撤销确认。"
        )
    return back(request, reverse("desk:draft_list"))


@require_POST
@requires(PUBLISH)
def drafts_publish(request: HttpRequest) -> HttpResponse:
    pks = chosen(request)
    if len(pks) > MOST_ARTICLES_AT_ONCE:
        publish_articles.enqueue(sorted(pks), request.user.pk)
        messages.success(request, f"{len(pks)} 篇草稿交给后台发布；要收回，可到导入那一批的页上整批撤销。")
        return back(request, reverse("desk:draft_list"))
    published = publish_drafts(pks=pks, user=request.user)
    if published:
        request.session[JUST_PUBLISHED] = [article.pk for article in published]
        messages.success(request, f"已发布 {len(published)} 篇文章。")
    if left := len(pks) - len(published):
        messages.warning(request, f"有 {left} 篇已经不是草稿，没有改动。")
    if not pks:
        messages.warning(request, "还没有选文章。")
    return back(request, reverse("desk:draft_list"))


@require_POST
@requires(PUBLISH)
def drafts_take_back(request: HttpRequest) -> HttpResponse:
    """Take back what was published at once a moment ago."""
    pks = chosen(request)
    taken = take_back_publications(pks=pks, user=request.user)
    if taken:
        messages.success(request, f"已撤销 {len(taken)} 篇文章的发布，公众不再看到。")
    if left := len(pks) - len(taken):
        messages.warning(request, f"有 {left} 篇发布以后又改过，没有撤销；请到该篇的审核页撤回发布。")
    return back(request, reverse("desk:draft_list"))


def chosen(request: HttpRequest) -> set[int]:
    """The articles that are ticked, or all of the list on which the form stood; what is no number names none."""
    if "whole" in request.POST:
        asked = QueryDict(urlsplit(request.POST.get("next", "")).query)
        return set(DRAFTS.asked(asked, request.user).qs_without().values_list("pk", flat=True))
    return {pk for pk in map(number_of, request.POST.getlist("article")) if pk is not None}
