from collections.abc import Sequence

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from import_export.admin import ImportExportMixin

from measures.actions.review import edit_measure
from measures.bulk_admin import BulkRetag
from measures.exchange import ThemeGroupResource, ThemeResource
from measures.models import Figure, Measure, Theme, ThemeGroup, Transition
from regions.exchange import FORMATS
from regions.history_admin import HistoryAdmin

admin.site.site_header = "衔接库管理"
admin.site.site_title = "衔接库管理"
admin.site.index_title = "数据维护"
admin.site.empty_value_display = "—"


class WithoutEnglish(admin.SimpleListFilter):
    title = "英文名"
    parameter_name = "english"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple[str, str]]:
        return [("none", "没有英文名")]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        return queryset.filter(name_en="") if self.value() == "none" else queryset


@admin.display(description="英文名", ordering="name_en")
def english(row: Theme | ThemeGroup) -> str:
    """Where there is none the English pages show the Chinese, marked as such."""
    return row.name_en or "没有，英文页面显示中文"


class ThemeInline(admin.TabularInline):
    model = Theme
    extra = 0
    fields = ["slug", "name", "name_en", "revitalization", "order"]
    show_change_link = True


@admin.register(ThemeGroup)
class ThemeGroupAdmin(ImportExportMixin, HistoryAdmin):
    resource_classes = [ThemeGroupResource]
    formats = FORMATS
    list_display = ["name", english, "slug", "order"]
    list_filter = [WithoutEnglish]
    list_editable = ["order"]
    search_fields = ["name", "slug"]
    inlines = [ThemeInline]


@admin.register(Theme)
class ThemeAdmin(ImportExportMixin, HistoryAdmin):
    resource_classes = [ThemeResource]
    formats = FORMATS
    list_display = ["name", english, "slug", "group", "revitalization", "order"]
    list_filter = ["group", "revitalization", WithoutEnglish]
    list_select_related = ["group"]
    search_fields = ["name", "slug", "covers"]

    def get_readonly_fields(self, request: HttpRequest, obj: Theme | None = None) -> list[str]:
        # Addresses, exports and the lexicon name a theme by its slug.
        return ["slug"] if obj else []


class SpanAdmin(admin.ModelAdmin):
    """Rows that quote an article: the span and its quote are facts of the text, read-only here."""

    span_fields = ["article_link", "start", "end", "rule", "rule_version"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    @admin.display(description="文章")
    def article_link(self, row: Measure | Figure | Transition) -> SafeString:
        return format_html('<a href="{}">{}</a>', row.article.get_absolute_url(), row.article.title)


# What `edit_measure` takes; all else follows from the text, the reading or the review.
EDITABLE = ("title", "theme", "secondary_themes", "is_achieved")


@admin.register(Measure)
class MeasureAdmin(BulkRetag, SpanAdmin, HistoryAdmin):
    list_display = ["title", "theme", "article", "status", "confidence", "reviewed_by"]
    list_filter = ["status", "origin", "theme__group", "theme", "rule"]
    list_select_related = ["theme", "article", "reviewed_by"]
    search_fields = ["title", "quote"]
    autocomplete_fields = ["theme", "secondary_themes"]
    readonly_fields = [
        *SpanAdmin.span_fields,
        *(
            field.name
            for field in Measure._meta.concrete_fields
            if field.name not in {"id", "article", *EDITABLE, *SpanAdmin.span_fields}
        ),
    ]
    exclude = ["article"]

    def save_model(self, request: HttpRequest, obj: Measure, form: ModelForm, change: bool) -> None:
        """Take the step that the desk takes: without the right to review, a change reopens the measure."""
        if form.changed_data:
            edit_measure(measure=obj, reviewer=request.user, **form.cleaned_data)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Sequence[BaseFormSet], change: bool
    ) -> None:
        """Nothing is left to write: the step wrote the secondary themes too."""


@admin.register(Figure)
class FigureAdmin(SpanAdmin):
    list_display = ["surface", "about", "low", "high", "unit", "qualifier", "article"]
    list_filter = ["qualifier", "unit"]
    list_select_related = ["article"]
    search_fields = ["surface", "about"]
    readonly_fields = [*SpanAdmin.span_fields, "surface", "measure"]
    exclude = ["article"]


@admin.register(Transition)
class TransitionAdmin(SpanAdmin):
    list_display = ["source", "target", "article"]
    list_select_related = ["article"]
    search_fields = ["source", "target", "quote"]
    readonly_fields = [*SpanAdmin.span_fields, "quote", "measure"]
    exclude = ["article"]
