"""The log of queries in the admin."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from documents.search.models import LoggedQuery
from documents.search.related import found_now


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

    list_display = ["text", "model", "hits", "is_relaxed", "count", "last_seen_on", "now", "entries"]
    list_filter = [FoundFilter, "model", "last_seen_on"]
    search_fields = ["text"]
    ordering = ["-count", "text"]
    # Those without a result are sought again where they are shown.
    list_per_page = 30

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: LoggedQuery | None = None) -> bool:
        return False

    @admin.display(description="现在")
    def now(self, row: LoggedQuery) -> str:
        """What a query finds today that found nothing when it was last asked."""
        if row.hits:
            return "—"
        literal, near = found_now(row)
        told = [f"原词 {literal} 条"] if literal else []
        told += [f"意思相近 {near} 条"] if near else []
        return "，".join(told) or "仍没有结果"

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
