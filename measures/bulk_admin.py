"""Retag many measures at once, with a page that says what will change."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from documents.bulk_admin import preview
from measures.actions.review import edit_measure
from measures.actions.states import state_token
from measures.actions.steps import ReviewError
from measures.models import Measure, Theme


class ThemeForm(forms.Form):
    theme = forms.ModelChoiceField(Theme.objects, label="改为主题", empty_label=None)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["theme"].choices = Theme.objects.grouped_choices()


class BulkRetag:
    actions = ["retag_chosen"]

    @admin.action(description="给所选举措改主题…", permissions=["change"])
    def retag_chosen(self, request: HttpRequest, queryset: QuerySet) -> TemplateResponse | None:
        queryset = queryset.select_related("theme", "article").prefetch_related("secondary_themes")
        form = ThemeForm(request.POST if "confirmed" in request.POST else None)
        if not form.is_valid():
            return preview(
                self,
                request,
                queryset,
                action="retag_chosen",
                title="给所选举措改主题",
                rows=[(row.title, f"现为“{row.theme}”（{row.get_status_display()}）") for row in queryset],
                extra_field=form["theme"],
            )
        theme = form.cleaned_data["theme"]
        try:
            changed = retag(queryset, theme, request.user)
        except ReviewError as error:
            self.message_user(request, f"一条也没有改：{error}请重新选择后再试。", messages.ERROR)
        else:
            self.message_user(request, f"已把 {len(changed)} 条举措改为“{theme}”。", messages.SUCCESS)
        return None


@transaction.atomic
def retag(measures: Iterable[Measure], theme: Theme, reviewer: User) -> list[Measure]:
    """Give the theme to those that have another, all of them or none; returns them as they now stand."""
    return [
        edit_measure(
            measure=row,
            reviewer=reviewer,
            title=row.title,
            theme=theme,
            secondary_themes=row.secondary_themes.all(),
            seen=state_token(row),
        )
        for row in measures
        if row.theme != theme
    ]
