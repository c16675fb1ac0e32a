"""Two to four localities side by side."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from comparison.asked import asked_regions, offer
from comparison.scales import scales_between
from comparison.scope import ScopeForm
from comparison.side_by_side import side_by_side


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Everything is in the address: `region` two to four times, `own`, `since`, `until`; `find` looks for one more."""
    form = ScopeForm(request.GET)
    scope = form.scope()
    asked = asked_regions(request.GET.getlist("region"), scope)
    find = request.GET.get("find", "").strip()
    offered = offer(find, asked)
    context = {
        "asked": asked,
        "chosen": [(region, asked.address_without(region)) for region in asked.regions],
        "form": form,
        "scope": scope,
        "find": find,
        "offer_label": offered.label,
        "offered": [(region, count, asked.address_with(region)) for region, count in offered.regions],
    }
    if request.htmx and request.htmx.target == "offered":
        return render(request, "measures/_offered_regions.html", context)
    if asked.is_enough:
        context["comparison"] = side_by_side(asked.columns)
        context["scales"] = scales_between(asked.columns)
    return render(request, "measures/compare.html", context)
