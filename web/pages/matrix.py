"""Localities × themes: who writes of what, and where nobody does."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.axes import AXES
from comparison.matrix import SORTS, coverage
from comparison.scope import ScopeForm
from comparison.shading import Shading
from regions.models import Level
from web.lists.facets import Choice, chosen

PAGE_SIZE = 60


@require_safe
def matrix(request: HttpRequest) -> HttpResponse:
    form = ScopeForm(request.GET)
    scope = form.scope()
    by = chosen(request, "by", AXES)
    sort = chosen(request, "sort", SORTS)
    shading = Shading(chosen(request, "shading", [*map(str, Shading)]))
    level = request.GET.get("level", "") if request.GET.get("level") in Level.values else ""
    column = request.GET.get("column", "")
    whole = coverage(scope, by=by, level=level, sort=sort, column=column, shading=shading, folded=True)
    page = Paginator(whole.rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "matrix": whole.with_rows(page.object_list),
        "page": page,
        "axes": [Choice(value, label, selected=value == by) for value, (label, _) in AXES.items()],
        "sorts": [Choice(value, label, selected=value == sort) for value, (label, _) in SORTS.items()],
        "shadings": [Choice(each, each.label, selected=each == shading) for each in Shading],
        "levels": [Choice(value, label, selected=value == level) for value, label in Level.choices],
        "level": level,
        "sort": sort,
        "sorted_by": next((each for each in whole.columns if each.key == column), None),
    }
    return render(request, "measures/matrix.html", context)
