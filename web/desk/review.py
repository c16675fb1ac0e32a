"""One article under review: its text at the left, its measures at the right, one of them in hand."""

from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import replace_url

from documents.models import Article
from documents.text.clauses import inner_starts
from documents.text.marking import Passage
from documents.text.marking import render as render_text
from documents.text.sentences import sentence_spans
from measures.actions.states import state_token
from measures.actions.steps import EditConflictError, ReviewError
from measures.models import Measure, MeasureStatus, ReviewStep, Theme
from measures.overlapping import Overlap, overlaps_of
from web.desk.access import requires
from web.desk.acts import ACTS, last_publication_of
from web.desk.forms import AddMeasureForm, MeasureForm
from web.desk.permissions import EDIT
from web.desk.publishers import who_publishes
from web.desk.queue import Queue

REASONS = ("不是举措", "只是目标或口号", "背景或成效介绍", "与另一条重复", "范围不对，另行添加")
EVIDENCE_SHOWN = 6


@require_safe
@requires(EDIT)
def review_detail(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article.objects.select_related("region__parent__parent", "source"), pk=pk)
    rows = list(
        article.measures.order_by("start", "pk").select_related("theme", "reviewed_by", "second_reader")
    )
    awaiting = set(article.measures.awaiting(request.user).values_list("pk", flat=True))
    current = chosen(rows, request.GET.get("m"), awaiting)
    queue = Queue.asked(request.GET, request.user)
    overlaps = overlaps_of(rows, article.body)
    context = {
        "article": article,
        "rows": rows,
        "awaiting": awaiting,
        "left": len(awaiting),
        "done": len(rows) - len(awaiting),
        "text": reading_text(article.body, rows, current),
        "queue": queue,
        "next_article": queue.articles(queue.first()).exclude(pk=pk).first(),
        "who_publishes": "" if article.is_public else who_publishes(request.user),
        "overlapping_pks": {row.pk for each in overlaps for row in (each.first, each.second)},
        "last_act": last_act(article, request.user),
        "add_form": AddMeasureForm(auto_id="add_%s"),
        **(in_hand(rows, current, overlaps) if current else {}),
    }
    return render(request, "desk/review_detail.html", context)


def last_act(article: Article, reviewer: User) -> str:
    """What u would take back, by name; "" for nothing."""
    if last_publication_of(article, reviewer):
        return "发布"
    step = ReviewStep.objects.filter(article=article, made_by=reviewer, undone_at=None).first()
    return step.get_verb_display() if step else ""


def chosen(rows: Sequence[Measure], asked: str | None, awaiting: Collection[int]) -> Measure | None:
    """The measure asked for, else the first that awaits the reader, else the first."""
    by_pk = {str(row.pk): row for row in rows}
    return by_pk.get(asked or "") or next(
        (row for row in rows if row.pk in awaiting), rows[0] if rows else None
    )


def in_hand(rows: Sequence[Measure], current: Measure, overlaps: Sequence[Overlap]) -> dict[str, Any]:
    """What the page needs to work on one measure."""
    number = rows.index(current)
    body = current.article.body
    sentences = {start for start, _ in sentence_spans(body)}
    splits = [
        (at, body[at : min(at + 24, current.end)]) for at in inner_starts(body, current.start, current.end)
    ]
    return {
        "current": current,
        "number": number + 1,
        "seen": state_token(current),
        "form": MeasureForm(instance=current),
        "previous_row": rows[number - 1] if number else None,
        "next_row": rows[number + 1] if number + 1 < len(rows) else None,
        "evidence": evidence_of(current),
        "splits": [
            ("整句", [split for split in splits if split[0] in sentences]),
            ("分句", [split for split in splits if split[0] not in sentences]),
        ],
        "overlapping": [
            (rows.index(each.other(current)) + 1, each.other(current), each.words)
            for each in overlaps
            if current in (each.first, each.second)
        ],
        "can_merge": any(row.status != MeasureStatus.REJECTED for row in rows[number + 1 :]),
        "reasons": REASONS,
    }


def evidence_of(measure: Measure) -> list[tuple[str, list[str]]]:
    """[(theme name, [terms])] that led to the theme, the heaviest terms first."""
    names = dict(Theme.objects.values_list("slug", "name"))
    heaviest = sorted(measure.evidence, key=lambda item: -item[3])[:EVIDENCE_SHOWN]
    terms: dict[str, dict[str, None]] = {}
    for slug, term, _, _ in heaviest:
        terms.setdefault(names.get(slug, slug), {})[term] = None
    return [(name, list(found)) for name, found in terms.items()]


def reading_text(body: str, rows: Sequence[Measure], current: Measure | None) -> SafeString:
    """The body with its measures marked; the one in hand is marked as such, rejected ones are left out."""
    passages = [
        Passage(
            row.start,
            row.end,
            "measure",
            "m",
            row.pk,
            f"举措 {number}：{row.title}",
            number,
            "current" if row is current else row.status,
        )
        for number, row in enumerate(rows, start=1)
        if row is current or row.status != MeasureStatus.REJECTED
    ]
    return mark_safe(render_text(body, passages))  # noqa: S308  (escaped by render)


@require_POST
@requires(EDIT)
def review_act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    if verb not in ACTS:
        raise Http404
    act = ACTS[verb]
    if not request.user.has_perm(act.permission):
        raise PermissionDenied
    article = get_object_or_404(Article, pk=pk)
    shown = request.POST.get("measure", "")
    try:
        row, message = act.run(article, request.POST, request.user)
        shown = row.pk if row else shown
        if message:
            messages.success(request, message)
    except EditConflictError as conflict:
        return conflict_page(request, article, verb, conflict.measure)
    except ReviewError as error:
        messages.error(request, str(error))
    kept = Queue.asked(request.POST, request.user).kept
    return redirect(f"{reverse('desk:review_detail', args=[pk])}?{urlencode({'m': shown})}&{kept}")


def conflict_page(request: HttpRequest, article: Article, verb: str, measure: Measure) -> HttpResponse:
    """Both versions side by side, so that neither is lost: theirs stored, mine in the form."""
    mine = MeasureForm(request.POST, instance=type(measure)(article=article)) if verb == "edit" else None
    if mine is not None:
        mine.is_valid()
    context = {
        "article": article,
        "queue": Queue.asked(request.POST, request.user),
        "verb": verb,
        "measure": measure,
        "seen": state_token(measure),
        "mine": mine,
        "latest": measure.history.select_related("history_user").first(),
    }
    # The address of an act is none to come back to.
    return replace_url(render(request, "desk/review_conflict.html", context, status=409), False)
