"""Accounts in the admin: a role is a group, and whoever holds a working role is staff."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import BaseFormSet, ModelForm
from django.http import HttpRequest, HttpResponse

from web.accounts.factor import take_away
from web.accounts.log import log
from web.accounts.models import EventKind
from web.accounts.roles import follow_roles
from web.accounts.sessions import end_sessions

admin.site.unregister(User)


@admin.register(User)
class AccountAdmin(UserAdmin):
    """As Django's, but `is_staff` follows from the role, and only superusers hand out more than a role."""

    list_display = ["username", "last_name", "first_name", "roles", "is_active", "last_login"]
    list_filter = ["groups", "is_active"]
    actions = ["take_factor_away"]
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
        before = standing(User.objects.get(pk=form.instance.pk)) if change else ""
        super().save_related(request, form, formsets, change)
        follow_roles(user=form.instance)
        after = standing(form.instance)
        if before != after or "is_active" in form.changed_data:
            state = "启用" if form.instance.is_active else "停用"
            log(request, EventKind.ROLES, f"{form.instance}（{state}）：{before or '新账号'} → {after}")

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:  # noqa: A002
        response = super().user_change_password(request, id, form_url)
        if request.method == "POST" and response.status_code == 302:
            log(request, EventKind.PASSWORD, f"为 {self.get_object(request, id)} 设了新密码")
        return response

    @admin.action(description="重设第二重验证（换了或丢了手机）", permissions=["change"])
    def take_factor_away(self, request: HttpRequest, accounts: QuerySet) -> None:
        for account in accounts:
            if take_away(user=account):
                end_sessions(user=account)
                log(request, EventKind.FACTOR, f"为 {account} 重设了第二重验证")
        self.message_user(request, "已重设；本人下次登录只用密码，可再设置。")

    @admin.display(description="角色")
    def roles(self, account: User) -> str:
        return "、".join(group.name for group in account.groups.all())


def standing(account: User) -> str:
    """What the account may do, in words."""
    groups = list(account.groups.order_by("name").values_list("name", flat=True))
    own = [f"另有 {count} 项权限"] if (count := account.user_permissions.count()) else []
    return "、".join([*groups, *own, *(["超级用户"] if account.is_superuser else [])]) or "没有角色"
