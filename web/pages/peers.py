"""One locality's peers, and what it could learn from them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from comparison.peers import MOST_COMPARED, similar_localities
from comparison.scope import Scope
from regions.models import Region


@require_safe
def region_peers(request: HttpRequest, code: str) -> HttpResponse:
    region = get_object_or_404(Region.objects.select_related("parent__parent"), code=code)
    peers, leads = similar_localities(region)
    articles = Scope().articles().in_region(region.code).count()
    context = {"region": region, "articles": articles, "peers": peers, "leads": leads, "most": MOST_COMPARED}
    return render(request, "regions/region_peers.html", context)
