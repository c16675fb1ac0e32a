"""Accounts in the admin: a role is a group, and whoever holds a working role is staff."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest

from web.desk.roles import follow_roles

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """As Django's, but `is_staff` follows from the role, and only superusers hand out more than a role."""

    list_display = ["username", "last_name", "first_name", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    granting_fields = ["is_superuser", "user_permissions"]

    def get_fieldsets(
        self, request: HttpRequest, obj: User | None = None
    ) -> Sequence[tuple[str | None, dict[str, Any]]]:
        if obj is None:
            return super().get_fieldsets(request, obj)
        granting = self.granting_fields if request.user.is_superuser else []
        return [
            (None, {"fields": ["username", "password", "last_name", "first_name", "email"]}),
            ("角色", {"fields": ["is_active", "groups", *granting]}),
            ("时间", {"fields": ["last_login", "date_joined"]}),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        accounts = super().get_queryset(request).prefetch_related("groups")
        return accounts if request.user.is_superuser else accounts.filter(is_superuser=False)

    def save_related(
        self, request: HttpRequest, form: ModelForm, formsets: Sequence[BaseFormSet], change: bool
    ) -> None:
        super().save_related(request, form, formsets, change)
        follow_roles(user=form.instance)

    @admin.display(description="角色")
    def roles(self, account: User) -> str:
        return "、".join(group.name for group in account.groups.all())
