from django.contrib import admin
from django.db import models
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from import_export.admin import ImportExportMixin

import documents.gathering_admin
import documents.same_text.admin
import documents.search.admin  # noqa: F401 (its own module: what curators tell the search)
from documents.bulk_admin import BulkStatus, MergeOfficials, MergeSources
from documents.exchange import OfficialResource, SourceResource
from documents.models import Article, Authorship, Official, Source, SourceFile
from documents.models.article import PUBLISH_ARTICLE
from regions.exchange import FORMATS
from regions.history_admin import HistoryAdmin

# What Django 6 does by itself.
SECURE_URLS = {models.URLField: {"assume_scheme": "https"}}


class AuthorshipInline(admin.TabularInline):
    model = Authorship
    extra = 0
    autocomplete_fields = ["official"]


@admin.register(Article)
class ArticleAdmin(BulkStatus, HistoryAdmin):
    list_display = ["title", "region", "kind", "published_on", "source", "status"]
    list_filter = ["status", "kind", ("published_on", admin.DateFieldListFilter), "source"]
    list_select_related = ["region", "source"]
    search_fields = ["title", "document_number", "external_id"]
    autocomplete_fields = ["region", "source"]
    raw_id_fields = ["source_file"]
    readonly_fields = ["body_sha256", "created_at", "updated_at"]
    date_hierarchy = "published_on"
    inlines = [AuthorshipInline]
    formfield_overrides = SECURE_URLS

    def get_readonly_fields(self, request: HttpRequest, obj: Article | None = None) -> list[str]:
        # Spans point into the body: it is corrected where they are carried along, not here.
        fixed = ["body", "source_file", "position_in_file"] if obj else []
        status = [] if request.user.has_perm(PUBLISH_ARTICLE) else ["status"]
        return [*self.readonly_fields, *fixed, *status]

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        # An article leaves by withdrawal, from which it can come back.
        return False


@admin.register(Official)
class OfficialAdmin(MergeOfficials, ImportExportMixin, HistoryAdmin):
    resource_classes = [OfficialResource]
    formats = FORMATS
    list_display = ["name", "kind", "region", "article_count"]
    list_filter = ["kind"]
    list_select_related = ["region"]
    search_fields = ["name"]
    autocomplete_fields = ["region"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(article_count=Count("authorships"))

    @admin.display(description="文章数", ordering="article_count")
    def article_count(self, official: Official) -> int:
        return official.article_count


@admin.register(Authorship)
class AuthorshipAdmin(admin.ModelAdmin):
    list_display = ["official", "position", "article", "order"]
    list_select_related = ["official", "article"]
    search_fields = ["official__name", "position", "article__title"]
    autocomplete_fields = ["article", "official"]


@admin.register(Source)
class SourceAdmin(MergeSources, ImportExportMixin, HistoryAdmin):
    resource_classes = [SourceResource]
    formats = FORMATS
    list_display = ["name", "homepage", "article_count"]
    search_fields = ["name"]
    formfield_overrides = SECURE_URLS

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).annotate(article_count=Count("articles"))

    @admin.display(description="文章数", ordering="article_count")
    def article_count(self, source: Source) -> int:
        return source.article_count


@admin.register(SourceFile)
class SourceFileAdmin(admin.ModelAdmin):
    """Files as received are evidence: to be seen and fetched, never added or changed by hand."""

    list_display = ["file_name", "media_type", "size", "received_at", "received_by"]
    list_filter = ["media_type", "received_at"]
    list_select_related = ["received_by"]
    search_fields = ["file_name", "sha256", "url"]
    fields = ["file_name", "media_type", "size", "sha256", "url", "received_at", "received_by", "download"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("content")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: SourceFile | None = None) -> bool:
        return False

    @admin.display(description="下载")
    def download(self, source_file: SourceFile) -> SafeString:
        return format_html('<a href="{}">下载原始文件</a>', reverse("source_file", args=[source_file.pk]))
