"""An article that an older version read: what the present reading finds otherwise, and taking it over."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from documents.models import Article
from intake.computed import compute
from intake.derived import derive
from measures.actions.extracted import plan_extraction
from measures.lexicon import current_lexicon
from measures.models import Theme
from web.desk.access import requires
from web.desk.permissions import EDIT


@require_http_methods(["GET", "HEAD", "POST"])
@requires(EDIT)
def article_reading(request: HttpRequest, pk: int) -> HttpResponse:
    """The differences; POST takes the present reading over. What a person decided stays either way."""
    article = get_object_or_404(Article, pk=pk)
    computed = compute(title=article.title, body=article.body, lexicon=current_lexicon())
    if request.method == "POST":
        (changes,) = derive(articles=[article], computed=[computed])
        messages.success(
            request,
            f"已按现行读法更新：新增 {len(changes.gains)} 条，去掉 {len(changes.losses)} 条，"
            f"改变 {len(changes.changes)} 条；人工核定的 {len(changes.kept)} 条没有动。",
        )
        return redirect("desk:review_detail", pk)
    changes = plan_extraction(article=article, extraction=computed.found)
    gains = [(span, article.body[span.start : span.end]) for span in changes.gains]
    names = dict(Theme.objects.values_list("slug", "name"))
    changed = [(row, span, names.get(span.theme, span.theme)) for row, span in changes.changes]
    return render(
        request,
        "desk/article_reading.html",
        {"article": article, "changes": changes, "gains": gains, "changed": changed},
    )
