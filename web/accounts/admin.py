"""The log, for managers to read, and identities of the office's provider, for them to link."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.forms import ModelForm
from django.http import HttpRequest

from web.accounts.log import log
from web.accounts.models import Event, EventKind, Identity


@admin.register(Identity)
class IdentityAdmin(admin.ModelAdmin):
    """Which account an identity opens; a link is made or taken away, never turned to somebody else."""

    list_display = ["user", "provider", "subject", "made_at"]
    list_filter = ["provider"]
    search_fields = ["user__username", "subject"]
    autocomplete_fields = ["user"]

    def has_change_permission(self, request: HttpRequest, obj: Identity | None = None) -> bool:
        return False

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **named: Any) -> Any:
        """Who may do everything is linked by his like alone: a link opens the account."""
        if db_field.name == "user" and not request.user.is_superuser:
            named["queryset"] = User.objects.filter(is_superuser=False)
        return super().formfield_for_foreignkey(db_field, request, **named)

    def save_model(self, request: HttpRequest, obj: Identity, form: ModelForm, change: bool) -> None:
        super().save_model(request, obj, form, change)
        log(request, EventKind.ROLES, f"把统一身份 {obj} 连到 {obj.user}")

    def delete_model(self, request: HttpRequest, obj: Identity) -> None:
        log(request, EventKind.ROLES, f"断开 {obj.user} 与统一身份 {obj}")
        super().delete_model(request, obj)


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
