"""What becomes what: the bridge from alleviation to revitalization, as a table and as a drawing."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.alike.flows import flows
from comparison.scope import ScopeForm
from web.lists.scoped_lists import TRANSITION_ORDERS, TransitionFilter, public_transitions

PAGE_SIZE = 40
DRAWN = 40  # transitions in the drawing; more could not be read


@require_safe
def transition_list(request: HttpRequest) -> HttpResponse:
    form = ScopeForm(request.GET)
    scope = form.scope()
    filterset = TransitionFilter(request.GET, queryset=public_transitions(scope), scope=scope)
    found = (
        filterset.qs
        if filterset.data.get("sort") in TRANSITION_ORDERS
        else filterset.qs.order_by(*TRANSITION_ORDERS["bridge"])
    )
    shown = found.select_related("article__region", "measure__theme").defer("article__body")
    context = {
        "form": form,
        "filterset": filterset,
        "page": Paginator(shown, PAGE_SIZE).get_page(request.GET.get("page")),
        "flows": flows(
            filterset.qs.order_by(*TRANSITION_ORDERS["bridge"]).values_list("source", "target")[:DRAWN]
        ),
        "drawn": DRAWN,
        "facets": filterset.shown_facets(),
        "sorts": filterset.sorts(),
    }
    return render(request, "measures/transition_list.html", context)
