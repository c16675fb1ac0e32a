"""Dictionary and synonyms in the admin."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, path
from import_export.admin import ImportExportMixin

from documents.search.exchange import DictionaryTermResource, SynonymGroupResource
from documents.search.models import DictionaryTerm, LoggedQuery, SynonymGroup
from documents.search.query_log import changed_hits, hit_counts, logged_queries_with
from documents.search.related import candidates, effect_of
from regions.exchange import FORMATS
from regions.history_admin import HistoryAdmin

QUERIES_SHOWN = 8
ROWS_A_PAGE = 20


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
    change_list_template = "admin/synonym_groups.html"

    def get_urls(self) -> list[URLPattern]:
        own = [
            path("candidates/", self.admin_site.admin_view(self.candidates), name="synonym_candidates"),
            path("effects/", self.admin_site.admin_view(self.effects), name="synonym_effects"),
        ]
        return [*own, *super().get_urls()]

    def candidates(self, request: HttpRequest) -> HttpResponse:
        """Words near to what readers often ask for, with the hits before and after."""
        page = self.page_of(request, LoggedQuery.objects.order_by("-count", "text", "model"))
        rows = [(logged, found) for logged in page for found in [candidates(logged)] if found]
        return self.show(request, "candidates", "同义词候选", page, rows)

    def effects(self, request: HttpRequest) -> HttpResponse:
        """What each group adds to its words; those that add nothing are said to be idle."""
        page = self.page_of(request, SynonymGroup.objects.filter(is_active=True).order_by("pk"))
        return self.show(request, "effects", "同义词组的作用", page, [effect_of(group) for group in page])

    def page_of(self, request: HttpRequest, rows: QuerySet) -> Page:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return Paginator(rows, ROWS_A_PAGE).get_page(request.GET.get("page"))

    def show(
        self, request: HttpRequest, name: str, title: str, page: Page, rows: Sequence[Any]
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "page": page,
            "rows": rows,
        }
        return render(request, f"admin/synonym_{name}.html", context)

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
