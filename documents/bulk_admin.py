"""Actions on many rows of the admin, each with a page that says what it will do before it does it."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from documents.actions.merging import merge_officials, merge_sources
from documents.actions.publication import publish_article, withdraw_article
from documents.models import Article, ArticleStatus
from documents.models.article import PUBLISH_ARTICLE

ROWS_SHOWN = 100


def preview(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    queryset: QuerySet,
    *,
    action: str,
    title: str,
    rows: Sequence[tuple[str, str]],
    **context: Any,
) -> TemplateResponse:
    """The page before the deed: `rows` are (name, what becomes of it); posting it again with `confirmed` goes on."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title,
        "action": action,
        "rows": rows[:ROWS_SHOWN],
        "more_count": max(0, len(rows) - ROWS_SHOWN),
        "selected": queryset.values_list("pk", flat=True),
        "opts": model_admin.model._meta,
        **context,
    }
    return TemplateResponse(request, "admin/bulk_preview.html", context)


class BulkStatus:
    """Publish or withdraw the chosen articles."""

    actions = ["publish_chosen", "withdraw_chosen"]

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(PUBLISH_ARTICLE)

    @admin.action(description="发布所选文章…", permissions=["publish"])
    def publish_chosen(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        return self.set_chosen(
            request, queryset, ArticleStatus.PUBLISHED, publish_article, "publish_chosen", "发布"
        )

    @admin.action(description="撤回所选文章…", permissions=["publish"])
    def withdraw_chosen(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        return self.set_chosen(
            request, queryset, ArticleStatus.WITHDRAWN, withdraw_article, "withdraw_chosen", "撤回"
        )

    def set_chosen(
        self,
        request: HttpRequest,
        queryset: QuerySet,
        status: ArticleStatus,
        write: Callable[..., Article],
        action: str,
        verb: str,
    ) -> TemplateResponse | None:
        if "confirmed" not in request.POST:
            rows = [
                (article.title, f"已是“{article.get_status_display()}”，不变" if article.status == status else
                 f"{article.get_status_display()} → {status.label}")
                for article in queryset.defer("body")
            ]  # fmt: skip
            return preview(self, request, queryset, action=action, title=f"{verb}所选文章", rows=rows)
        changed = [write(article=article, user=request.user) for article in queryset.exclude(status=status)]
        self.message_user(request, f"已{verb} {len(changed)} 篇文章。", messages.SUCCESS)
        return None


class BulkMerge:
    """Merge the chosen rows into one of them, chosen on the preview."""

    actions = ["merge_chosen"]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.action(description="合并所选…", permissions=["merge"])
    def merge_chosen(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        rows = list(queryset)
        if len(rows) < 2:
            self.message_user(request, "请至少选两条再合并。", messages.WARNING)
            return None
        kept = next((row for row in rows if str(row.pk) == request.POST.get("kept")), None)
        if "confirmed" not in request.POST or kept is None:
            return preview(
                self,
                request,
                queryset,
                action="merge_chosen",
                title=f"合并{self.opts.verbose_name}",
                rows=[(str(row), f"{row.article_count} 篇文章归到保留的一条名下") for row in rows],
                choices=rows,
            )
        absorbed = [row for row in rows if row != kept]
        self.write_merge(kept=kept, absorbed=absorbed, user=request.user)
        self.message_user(request, f"已把 {len(absorbed)} 条并入“{kept}”。", messages.SUCCESS)
        return None


class MergeOfficials(BulkMerge):
    def write_merge(self, **arguments: Any) -> None:
        merge_officials(**arguments)


class MergeSources(BulkMerge):
    def write_merge(self, **arguments: Any) -> None:
        merge_sources(**arguments)
