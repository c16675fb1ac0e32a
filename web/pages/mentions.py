"""The sentences of a region that speak of a theme, a group of themes or a revitalization, whether measures or not."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comparison.matrix import AXES, Column, columns_by
from comparison.scope import ScopeForm
from regions.models import Region

PAGE_SIZE = 30


@require_safe
def mention_list(request: HttpRequest) -> HttpResponse:
    """`region`, and one of `theme`, `group` and `revitalization`, within the scope of a comparison."""
    region = get_object_or_404(
        Region.objects.select_related("parent__parent"), code=request.GET.get("region", "")
    )
    form = ScopeForm(request.GET)
    scope = form.scope()
    column = asked_column(request.GET)
    found = scope.mentions().in_region(region.code, own_only=scope.own_only)
    found = found.filter(**{AXES[column.parameter][1]: column.key}).with_card()
    context = {
        "region": region,
        "column": column,
        "form": form,
        "scope": scope,
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "measures/mention_list.html", context)


def asked_column(query: QueryDict) -> Column:
    """The column of the matrix that the query names; 404 where it names none."""
    for parameter in AXES:
        if key := query.get(parameter):
            for column in columns_by(parameter):
                if column.key == key:
                    return column
    raise Http404
