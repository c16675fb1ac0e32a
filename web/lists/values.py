"""All values of a facet that has more than stand beside its list, found by name: a page, and what it puts beside the list."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from web.lists.faceted import FacetedFilterSet


def show_values(request: HttpRequest, filterset: FacetedFilterSet, facet: str, back: str) -> HttpResponse:
    """`back` is the address of the list; `named` of the query is part of the name that is looked for."""
    named = request.GET.get("named", "").strip().replace("\x00", "")
    found = filterset.found_values(facet, named)
    if found is None:
        raise Http404
    context = {"facet": found, "filterset": filterset, "named": named, "back": back}
    return render(request, "lists/values.html", context)
