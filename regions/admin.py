from django.contrib import admin
from django.http import HttpRequest
from import_export.admin import ImportExportMixin

from regions.exchange import FORMATS, RegionResource
from regions.models import Region, RegionChange


class OriginInline(admin.TabularInline):
    """What a region was before; for whoever may change the changes."""

    model = RegionChange
    fk_name = "region"
    fields = ["former_name", "former", "kind", "happened"]
    autocomplete_fields = ["former"]
    extra = 0


@admin.register(Region)
class RegionAdmin(ImportExportMixin, admin.ModelAdmin):
    resource_classes = [RegionResource]
    formats = FORMATS
    list_display = ["code", "name", "level", "parent", "is_active", "successor"]
    list_filter = ["level", "is_active"]
    list_select_related = ["parent", "successor"]
    search_fields = ["code__startswith", "name", "short_name", "initials__startswith"]
    autocomplete_fields = ["parent", "successor"]
    ordering = ["code"]
    inlines = [OriginInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Region | None = None) -> list[str]:
        # The code is the key that articles point to: it can be given once, not changed.
        return ["code"] if obj else []
