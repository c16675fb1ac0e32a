"""Searches that a signed-in reader keeps."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.html import format_html
from django.utils.timezone import now
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from web.lists.lists import ARTICLES, MEASURES
from web.lists.newest import unseen
from web.lists.typed import settled
from web.readers import actions
from web.readers.models import SavedSearch

LISTS = {each.name: each for each in (ARTICLES, MEASURES)}
# What says where in the list a reader was, and nothing of what was sought.
PASSING = ("page", "in", "tour")
# Searches whose news are counted on the page: each is a search.
MOST_COUNTED = 30
LONGEST_NAME = SavedSearch._meta.get_field("name").max_length
LONGEST_QUERY = SavedSearch._meta.get_field("query").max_length


class NameForm(forms.ModelForm):
    class Meta:
        model = SavedSearch
        fields = ["name"]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def saved_search_list(request: HttpRequest) -> HttpResponse:
    """One's own saved searches; POST saves the query of a list."""
    if request.method == "POST":
        _save(request)
        return redirect("saved_search_list")
    searches = list(request.user.saved_searches.all())
    new = unseen(searches[:MOST_COUNTED], request.user)
    for saved in searches:
        saved.new = new.get(saved.pk, 0)
    return render(request, "searches/saved_search_list.html", {"searches": searches})


@login_required
@require_safe
def open_saved_search(request: HttpRequest, pk: int) -> HttpResponse:
    """To the list, the newest first; from here on what is there now has been seen."""
    saved = get_object_or_404(request.user.saved_searches, pk=pk)
    actions.see_searches(searches=[saved], at=now())
    return redirect(saved)


@login_required
@require_POST
def change_saved_search(request: HttpRequest, pk: int) -> HttpResponse:
    """Rename or delete one's own."""
    saved = get_object_or_404(request.user.saved_searches, pk=pk)
    if "delete" in request.POST:
        actions.delete_search(saved=saved)
        messages.success(request, gettext("已删去“{name}”。").format(name=saved.name))
    else:
        form = NameForm(request.POST)
        if form.is_valid():
            actions.rename_search(saved=saved, name=form.cleaned_data["name"])
        else:
            said = gettext("没有改名：名称须有 1 到 {most} 个字。").format(most=LONGEST_NAME)
            messages.error(request, said)
    return redirect("saved_search_list")


def _save(request: HttpRequest) -> None:
    searched = LISTS.get(request.POST.get("place", ""))
    query = QueryDict(request.POST.get("query", "")[: LONGEST_QUERY * 4], mutable=True)
    query = settled(query) or query
    for name in PASSING:
        query.pop(name, None)
    address = query.urlencode()
    if searched is None or len(address) > LONGEST_QUERY:
        messages.error(request, gettext("没有保存：检索条件不完整或太长，请缩短后再试。"))
        return
    filterset = searched.asked(query, request.user)
    if not filterset.in_force:
        messages.error(request, gettext("没有保存：请先输入词语或选一个筛选条件。"))
        return
    described = filterset.description or gettext("全部")
    name = gettext("{label}：{value}").format(label=searched.label, value=described)[:LONGEST_NAME]
    saved, is_new = actions.save_search(owner=request.user, place=searched.name, query=address, name=name)
    link = format_html('<a href="{}">{}</a>', saved.get_absolute_url(), saved.name)
    said = gettext("已保存检索（{}）。") if is_new else gettext("早已保存过这一检索（{}）。")
    messages.success(request, format_html(said, link))
