from django.contrib import admin
from import_export.admin import ImportExportMixin

from regions.exchange import FORMATS, RegionResource
from regions.models import Region


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

    def get_readonly_fields(self, request, obj=None):
        # The code is the key that articles point to: it can be given once, not changed.
        return ["code"] if obj else []
