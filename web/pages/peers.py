"""One locality's peers, and what it could learn from them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comparison.axes import tallied
from comparison.peers import MOST_COMPARED, similar_localities
from comparison.scope import Scope
from measures.models import Axis
from regions.models import Region


@require_safe
def region_peers(request: HttpRequest, code: str) -> HttpResponse:
    """`then=1` takes every place with what was written while it was that."""
    region = get_object_or_404(Region.objects.select_related("parent__parent"), code=code)
    scope = Scope(then=request.GET.get("then") == "1")
    peers, leads = similar_localities(region, scope.then)
    held = tallied(scope, Axis.TOTAL).filter(region=region.code)
    context = {
        "region": region,
        "is_then": scope.then,
        "then": "&then=1" if scope.then else "",
        "articles": held.total("all_articles"),
        "peers": peers,
        "leads": leads,
        "most": MOST_COMPARED,
    }
    return render(request, "regions/region_peers.html", context)
