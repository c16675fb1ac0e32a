"""借鉴核查: which passages of a draft stand in the library already, and which measures are like it in meaning."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from comparison.draft_check import FEWEST_CHARACTERS, MOST_CHARACTERS, check_draft
from comparison.scope import Scope
from documents.search.alike import alike
from web.lists.lists import MEASURES
from web.lists.onward.near_cards import like_cards

# Measures that are like the draft without saying the same.
MOST_ALIKE = 8


class DraftForm(forms.Form):
    draft = forms.CharField(
        label=gettext_lazy("稿件"),
        max_length=MOST_CHARACTERS,
        min_length=FEWEST_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 14, "placeholder": gettext_lazy("把稿件正文粘贴到这里")}),
        error_messages={
            "required": gettext_lazy("先把稿件正文粘贴进来。"),
            "max_length": gettext_lazy(
                "一次最多核查 %(limit_value)d 字，现有 %(show_value)d 字；请分段核查。"
            ),
            "min_length": gettext_lazy("至少要有 %(limit_value)d 字才能核查。"),
        },
    )


@never_cache
@sensitive_post_parameters("draft")
@require_http_methods(["GET", "HEAD", "POST"])
def draft_check(request: HttpRequest) -> HttpResponse:
    """By POST only, so that no address, log or history holds the draft; nothing of it is stored."""
    form = DraftForm(request.POST or None)
    checked = check_draft(form.cleaned_data["draft"]) if form.is_valid() else None
    context: dict[str, Any] = {"form": form, "checked": checked}
    if checked is not None:
        draft = form.cleaned_data["draft"]
        context["alike"] = like_cards(MEASURES, alike(Scope().measures(), draft, MOST_ALIKE), request.user)
    return render(request, "measures/draft_check.html", context)
