"""The log, for managers to read."""

from django.contrib import admin
from django.http import HttpRequest

from web.accounts.models import Event


@admin.register(Event)
class EventAdmin(admin.ModelAdmin):
    list_display = ["at", "kind", "name", "address", "detail"]
    list_filter = ["kind", "at"]
    search_fields = ["name", "address", "detail"]
    date_hierarchy = "at"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Event | None = None) -> bool:
        return False
