"""One search over articles and measures, as two tabs that each say how much they hold; and offers while typing."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from web.lists.lists import ARTICLES, MEASURES
from web.lists.offers import offers_for
from web.lists.suggestions import did_you_mean

TABS = {each.name: each for each in (MEASURES, ARTICLES)}
# What one list knows and the other does not, or knows under the same name as another thing.
OF_ONE_TAB = ("status", "sort", "page")


@require_safe
def search(request):
    chosen = request.GET.get("in")
    asked = {name: each.asked(_data_for(request, name, chosen), request.user) for name, each in TABS.items()}
    if any(filterset.found is None for filterset in asked.values()):
        return render(request, "search/search.html", {"filterset": asked["articles"]})

    counts = {name: len(filterset.found.rows()) for name, filterset in asked.items()}
    if chosen not in TABS:
        chosen = next((name for name in TABS if counts[name]), "measures")
    for name, each in TABS.items():
        each.record(asked[name], request)
    context = {
        **TABS[chosen].context(asked[chosen], request),
        "text": request.GET["q"].strip(),
        "tabs": [(name, each.label, counts[name], asked[name].found.capped) for name, each in TABS.items()],
        "meant": did_you_mean(asked[chosen].found),
    }
    return render(request, "search/search.html", context)


def _data_for(request, name, chosen):
    """The query string as the list `name` reads it."""
    if name == chosen:
        return request.GET
    data = request.GET.copy()
    for parameter in OF_ONE_TAB:
        data.pop(parameter, None)
    return data


@require_safe
def suggest(request):
    """Offers for what is being typed, as the options of a list box; nothing else on the page."""
    offers = offers_for(request.GET.get("q", ""), request.user)
    return render(request, "search/_offers.html", {"offers": offers})
