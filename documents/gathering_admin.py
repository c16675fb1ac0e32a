"""Watched pages in the admin: what is looked at for new articles, named by whoever manages."""

from django.contrib import admin
from django.db import models
from django.forms import ModelForm
from django.http import HttpRequest

from documents.models import WatchedPage
from regions.history_admin import HistoryAdmin

# What a visit found by these is out of date when one of them changes.
DECIDING = frozenset({"address", "kind", "link_pattern", "other_hosts"})


@admin.register(WatchedPage)
class WatchedPageAdmin(HistoryAdmin):
    list_display = ["name", "kind", "address", "hours_between", "is_active", "visited_at", "result"]
    list_filter = ["is_active", "kind", "result"]
    search_fields = ["name", "address"]
    readonly_fields = ["visited_at", "result", "said", "made_by"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}

    def save_model(self, request: HttpRequest, obj: WatchedPage, form: ModelForm, change: bool) -> None:
        obj.made_by = obj.made_by or request.user
        if not DECIDING.isdisjoint(form.changed_data):
            obj.etag = obj.last_modified = ""
            obj.visited_at = None
        super().save_model(request, obj, form, change)
