"""Dictionary, synonyms and the log of queries in the admin."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from import_export.admin import ImportExportMixin

from documents.search.exchange import DictionaryTermResource, SynonymGroupResource
from documents.search.models import DictionaryTerm, LoggedQuery, SynonymGroup
from documents.search.query_log import changed_hits, hit_counts, logged_queries_with
from regions.exchange import FORMATS
from regions.history_admin import HistoryAdmin

QUERIES_SHOWN = 8


@admin.register(DictionaryTerm)
class DictionaryTermAdmin(ImportExportMixin, HistoryAdmin):
    resource_classes = [DictionaryTermResource]
    formats = FORMATS
    list_display = ["term", "is_active", "note"]
    list_filter = ["is_active"]
    search_fields = ["term"]

    def save_model(self, request: HttpRequest, obj: DictionaryTerm, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        messages.info(
            request,
            "词典的改动在运行 manage.py rebuild_search_index 之后生效：届时只改写受影响的行，"
            "并列出检索记录里结果数有变化的检索。",
        )


@admin.register(SynonymGroup)
class SynonymGroupAdmin(ImportExportMixin, HistoryAdmin):
    resource_classes = [SynonymGroupResource]
    formats = FORMATS
    list_display = ["terms", "narrower", "is_active", "updated_at"]
    list_filter = ["is_active"]
    search_fields = ["terms", "narrower"]

    def save_model(self, request: HttpRequest, obj: SynonymGroup, form: ModelForm, change: bool) -> None:
        with effect_shown(request, words_of(obj) | set(str(form.initial.get("terms", "")).split())):
            super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: SynonymGroup) -> None:
        with effect_shown(request, words_of(obj)):
            super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet) -> None:
        with effect_shown(request, set().union(*map(words_of, queryset))):
            super().delete_queryset(request, queryset)


def words_of(group: SynonymGroup) -> set[str]:
    return {*group.terms.split(), *group.narrower.split()}


@contextmanager
def effect_shown(request: HttpRequest, words: Iterable[str]) -> Iterator[None]:
    """Say what a change of these words does to the queries that readers made."""
    before = hit_counts(logged_queries_with(words))
    yield
    changed = changed_hits(before, hit_counts(before))
    for row, was, now in changed[:QUERIES_SHOWN]:
        messages.info(
            request, f"检索“{row.text}”（{row.get_model_display()}）：结果由 {was} 条变为 {now} 条。"
        )
    if before and not changed:
        messages.info(request, "检索记录里的结果数没有变化。")


class FoundFilter(admin.SimpleListFilter):
    title = "结果"
    parameter_name = "found"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("none", "没有结果"), ("relaxed", "放宽后才有结果"), ("some", "有结果")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        if self.value() == "none":
            return queryset.filter(hits=0)
        if self.value() == "relaxed":
            return queryset.filter(hits__gt=0, is_relaxed=True)
        return queryset.filter(hits__gt=0, is_relaxed=False) if self.value() == "some" else queryset


@admin.register(LoggedQuery)
class LoggedQueryAdmin(admin.ModelAdmin):
    """What was searched for; a query that found nothing is one click away from a word or a synonym."""

    list_display = ["text", "model", "hits", "is_relaxed", "count", "last_seen_on", "entries"]
    list_filter = [FoundFilter, "model", "last_seen_on"]
    search_fields = ["text"]
    ordering = ["-count", "text"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: LoggedQuery | None = None) -> bool:
        return False

    @admin.display(description="添加为")
    def entries(self, row: LoggedQuery) -> SafeString:
        links = [
            ("词典", "dictionaryterm", {"term": row.text}),
            ("同义词", "synonymgroup", {"terms": row.text}),
        ]
        first, second = (
            format_html(
                '<a href="{}?{}">{}</a>', reverse(f"admin:documents_{model}_add"), urlencode(initial), label
            )
            for label, model, initial in links
        )
        return format_html("{} · {}", first, second)
