"""One article of an import: what was read beside what stood in the file, every field open to correction."""

import re
from dataclasses import asdict, replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from documents.ingest.cut_off import pieces_of, with_pieces
from documents.models import StagedArticle, StagedState
from documents.plain import from_json
from documents.same_text.candidates import find_reprints_of
from intake.duplicates import twins_of
from intake.staging import correct_staged, join_to_previous, take_staged
from web.desk.access import requires
from web.desk.article_forms import ArticleForm, AuthorFormSet, initial_of, parsed_from
from web.desk.importing.rows import address_in_batch
from web.desk.importing.source_text import source_lines
from web.desk.permissions import IMPORT
from web.desk.way_back import back

REPRINTS_SHOWN = 3
# The first and last piece of the file's text that are to come back into the body.
TAKEN = re.compile(r"(\d{1,7})-(\d{1,7})")


def open_staged(pk: int) -> StagedArticle:
    """The staged article, as long as it can still be changed."""
    waiting = StagedArticle.objects.filter(
        stored=None, file__state=StagedState.READ, file__batch__state="ready"
    )
    return get_object_or_404(waiting.select_related("file__batch").defer("file__content"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(IMPORT)
def staged_article(request: HttpRequest, pk: int) -> HttpResponse:
    row = open_staged(pk)
    parsed = from_json(row.fields)
    form = ArticleForm(request.POST or None, initial=initial_of(parsed))
    authors = AuthorFormSet(
        request.POST or None, prefix="authors", initial=[asdict(each) for each in parsed.authors]
    )
    if request.method == "POST" and form.is_valid() and authors.is_valid():
        corrected = replace(
            parsed_from(form, authors), warnings=parsed.warnings, is_recognised=parsed.is_recognised
        )
        if place := TAKEN.fullmatch(request.POST.get("take_back", "")):
            pieces = pieces_of(row.file.text, corrected, bodies_beside(row))
            body = with_pieces(corrected.body, pieces, int(place[1]), int(place[2]))
            corrected = replace(corrected, body=body)
        if corrected.region_code == parsed.region_code:
            corrected = replace(
                corrected, region_evidence=parsed.region_evidence, region_reason=parsed.region_reason
            )
        rows = correct_staged(staged_article=row, article=corrected)
        if place:
            messages.success(request, "已取回，并保存了其他修改。")
            return redirect(f"{reverse('desk:staged_article', args=[row.pk])}#p{place[1]}")
        messages.success(request, f"已拆成 {len(rows)} 篇。" if len(rows) > 1 else "已保存修改。")
        following = following_article(row) if "next" in request.POST else None
        if following:
            return redirect("desk:staged_article", following.pk)
        return redirect(address_in_batch(row))
    twin = twins_of([row]).get(row.pk)
    context = {
        "row": row,
        "parsed": parsed,
        "form": form,
        "authors": authors,
        "twin": twin,
        "reprints": [] if twin else find_reprints_of(parsed.body)[:REPRINTS_SHOWN],
        "source_lines": source_lines(pieces_of(row.file.text, parsed, bodies_beside(row))),
        "following": following_article(row),
        "can_join": row.file.articles.filter(stored=None, position__lt=row.position).exists(),
    }
    return render(request, "desk/staged_article.html", context, status=400 if form.errors else 200)


def bodies_beside(row: StagedArticle) -> list[str]:
    """The texts of the other articles of the file, in their order."""
    others = row.file.articles.exclude(pk=row.pk).order_by("position")
    return [fields["body"] for fields in others.values_list("fields", flat=True)]


def following_article(row: StagedArticle) -> StagedArticle | None:
    """The next article of the batch, in this file or a later one."""
    later = StagedArticle.objects.filter(
        stored=None, file__batch=row.file.batch_id, file__state=StagedState.READ
    )
    in_file = later.filter(file=row.file_id, position__gt=row.position).order_by("position").first()
    behind = later.filter(file__position__gt=row.file.position)
    return in_file or behind.order_by("file__position", "position").first()


@require_POST
@requires(IMPORT)
def staged_join(request: HttpRequest, pk: int) -> HttpResponse:
    row = open_staged(pk)
    joined = join_to_previous(staged_article=row)
    if joined is None:
        messages.error(request, "这是文件里的第一篇，前面没有可以合并的。")
    return redirect("desk:staged_article", joined.pk if joined else pk)


@require_POST
@requires(IMPORT)
def staged_take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the article into the library with the rest, or leave it out."""
    row = take_staged(staged_article=open_staged(pk), is_taken=request.POST.get("take") == "1")
    return back(request, address_in_batch(row))
