from django.contrib import admin

from regions.models import Region


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin):
    list_display = ["code", "name", "level", "parent", "is_active", "successor"]
    list_filter = ["level", "is_active"]
    list_select_related = ["parent", "successor"]
    search_fields = ["code__startswith", "name", "short_name", "initials__startswith"]
    autocomplete_fields = ["parent", "successor"]
    ordering = ["code"]

    def get_readonly_fields(self, request, obj=None):
        # The code is the key that articles point to: it can be given once, not changed.
        return ["code"] if obj else []
