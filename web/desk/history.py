"""Who changed what, when: every version of an article readable and comparable, every record restorable."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe
from simple_history.models import HistoricalChanges, ModelChange

from documents.ingest.parsed import IngestError
from documents.models import Article, Official, Source
from documents.search.models import DictionaryTerm, SynonymGroup
from documents.versions import changed_lines, version_as_parsed
from intake.correcting import correct_article
from measures.actions.restoring import reason_of, restore_measure, restore_record
from measures.actions.steps import ReviewError
from measures.models import Measure, Theme, ThemeGroup
from web.desk.access import requires
from web.desk.permissions import CHANGE_RECORD, CORRECT, DECIDE, EDIT
from web.numbers import number_of

# kind in the address, the model's own name → model, and what one must be allowed to do to restore a version
KINDS = {
    "measure": (Measure, DECIDE),
    **{
        model._meta.model_name: (model, CHANGE_RECORD[model._meta.model_name])
        for model in (Theme, ThemeGroup, Official, DictionaryTerm, SynonymGroup, Source)
    },
}
# What follows from other fields says nothing to a reader.
UNTOLD_FIELDS = frozenset(
    {"body", "body_sha256", "position", "evidence", "updated_at", "created_at", "rule_version"}
)


@require_safe
@requires(EDIT)
def article_history(request: HttpRequest, pk: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk)
    page = Paginator(article.history.select_related("history_user"), 20).get_page(request.GET.get("page"))
    for record in page:
        tell_changes(record)
    return render(request, "desk/article_history.html", {"article": article, "page": page, "page_obj": page})


@require_safe
@requires(EDIT)
def article_version(request: HttpRequest, pk: int, history_id: int) -> HttpResponse:
    """One version in full, compared with the present one or, by `?against=`, with any other."""
    article = get_object_or_404(Article, pk=pk)
    record = get_object_or_404(article.history.select_related("history_user"), history_id=history_id)
    asked = number_of(request.GET.get("against", ""))
    other = article.history.filter(history_id=asked).first() or article.history.first()
    context = {
        "article": article,
        "record": record,
        "other": other,
        "records": article.history.select_related("history_user")[:100],
        "version": version_as_parsed(record),
        "changes": field_changes(record, other),
        "lines": changed_lines(record.body, other.body),
        "is_present": record.pk == article.history.first().pk,
    }
    return render(request, "desk/article_version.html", context)


@require_POST
@requires(CORRECT)
def article_restore(request: HttpRequest, pk: int, history_id: int) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk)
    record = get_object_or_404(article.history, history_id=history_id)
    try:
        done = correct_article(
            article=article,
            parsed=version_as_parsed(record),
            user=request.user,
            change_reason=reason_of(record),
        )
    except IngestError as error:
        messages.error(request, str(error))
        return redirect("desk:article_history", pk)
    messages.success(request, "旧版本已恢复，恢复前的版本也还在。")
    if done.returned:
        messages.success(request, f"{done.returned} 条待挂接的举措回到了原处。")
    if done.orphaned:
        messages.warning(request, f"有 {done.orphaned} 条举措在恢复的正文里找不到原话，已放入“待挂接”。")
    return redirect("desk:article_history", pk)


@require_safe
@requires(EDIT)
def record_history(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    model, permission = kind_of(kind)
    records = model.history.filter(id=pk).select_related("history_user")
    if not records.exists():
        raise Http404
    page = Paginator(records, 20).get_page(request.GET.get("page"))
    for record in page:
        tell_changes(record)
    row = model.objects.filter(pk=pk).first()
    context = {
        "kind": kind,
        "pk": pk,
        "row": row,
        "label": model._meta.verbose_name,
        "page": page,
        "page_obj": page,
        "may_restore": request.user.has_perm(permission),
    }
    return render(request, "desk/record_history.html", context)


@require_POST
@requires(EDIT)
def record_restore(request: HttpRequest, kind: str, history_id: int) -> HttpResponse:
    model, permission = kind_of(kind)
    if not request.user.has_perm(permission):
        raise PermissionDenied
    record = get_object_or_404(model.history, history_id=history_id)
    restore = restore_measure if model is Measure else restore_record
    try:
        row = restore(record=record, user=request.user)
        messages.success(request, f"“{row}”已恢复到所选版本。")
    except ReviewError as error:
        messages.error(request, str(error))
    return redirect("desk:record_history", kind, record.id)


def kind_of(kind: str) -> tuple[type[Model], str]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def tell_changes(record: HistoricalChanges) -> None:
    """Give the record its `changes` against the one before it, and whether its text changed."""
    previous = record.prev_record
    record.changes = field_changes(previous, record) if previous else []
    record.is_text_changed = bool(previous) and getattr(previous, "body", "") != getattr(record, "body", "")


def field_changes(old: HistoricalChanges, new: HistoricalChanges) -> list[tuple[str, str, str]]:
    """[(field's name, old, new)] in words, longer texts left out."""
    model = new.instance_type
    delta = new.diff_against(old, foreign_keys_are_objs=True)
    return [
        (
            model._meta.get_field(change.field).verbose_name,
            in_words(model, change, change.old),
            in_words(model, change, change.new),
        )
        for change in delta.changes
        if change.field not in UNTOLD_FIELDS
    ]


def in_words(model: type[Model], change: ModelChange, value: Any) -> str:
    if isinstance(value, list):
        return "、".join(str(item.get("theme", item)) for item in value) or "无"
    labels = dict(model._meta.get_field(change.field).flatchoices)
    return labels.get(value, value) if value not in (None, "") else "无"
