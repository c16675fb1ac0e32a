"""What becomes what: the bridge from alleviation to revitalization, as a table and as a drawing."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.alike.flows import flows
from comparison.scope import Scope, ScopeForm
from measures.models import Transition
from web.lists.paging import BoundedPaginator
from web.lists.scoped_lists import TRANSITION_ORDERS, TransitionFilter, public_transitions

PAGE_SIZE = 40
DRAWN = 40  # transitions in the drawing; more could not be read


def _shown(keys: Iterable[int], scope: Scope) -> list[Transition]:
    """The transitions of some keys, in their order, each in the region that it counts for."""
    keys = list(keys)
    places = ["article__region__parent", *(["article__region_then__parent"] if scope.then else [])]
    rows = Transition.objects.select_related(*places, "measure__theme").defer("article__body")
    by_key = rows.in_bulk(keys)
    scope.put_in_place(each.article for each in by_key.values())
    return [by_key[key] for key in keys]


@require_safe
def transition_list(request: HttpRequest) -> HttpResponse:
    form = ScopeForm(request.GET)
    scope = form.scope()
    filterset = TransitionFilter(request.GET, queryset=public_transitions(scope), scope=scope)
    asked = filterset.data.get("sort")
    order = TRANSITION_ORDERS[asked if asked in TRANSITION_ORDERS else "bridge"]
    found = filterset.qs_without()
    keys = found.order_by(*order, "pk").values_list("pk", flat=True)
    page = BoundedPaginator(keys, PAGE_SIZE, total=filterset.total).get_page(request.GET.get("page"))
    page.object_list = _shown(page.object_list, scope)
    context = {
        "form": form,
        "filterset": filterset,
        "page": page,
        "flows": flows(
            found.order_by(*TRANSITION_ORDERS["bridge"]).values_list("source", "target")[:DRAWN],
            only_meeting=not filterset.chips,
        ),
        "drawn": DRAWN,
        "facets": filterset.shown_facets(),
        "sorts": filterset.sorts(),
    }
    return render(request, "measures/transition_list.html", context)
