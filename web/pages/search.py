"""One search over articles and measures, with tabs that each say how much they hold; and offers while typing."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from documents.search.results import SearchResult
from measures.judged import show_judged
from web.lists.lists import ARTICLES, MEASURES, of_one_only
from web.lists.onward.leads import leads_of, related_to
from web.lists.onward.near_cards import near_cards
from web.lists.onward.offers import offers_for
from web.lists.onward.suggestions import did_you_mean
from web.lists.onward.tabs import Tab, scoped_tabs
from web.lists.searched import SearchedFilterSet
from web.lists.typed import settles_what_is_typed

TABS = {each.name: each for each in (MEASURES, ARTICLES)}
LISTS = {"articles": "article_list", "measures": "measure_list"}
# What does not go along from one tab to the other.
OF_ONE_LIST = of_one_only(*TABS.values())
OF_ONE_TAB = OF_ONE_LIST | {"page"}


@require_safe
@settles_what_is_typed
def search(request: HttpRequest) -> HttpResponse:
    chosen = request.GET.get("in")
    asked = {name: each.asked(_data_for(request, name, chosen), request.user) for name, each in TABS.items()}
    found = {name: filterset.found for name, filterset in asked.items() if filterset.found is not None}
    if len(found) < len(asked):
        if any(filterset.is_narrowed for filterset in asked.values()):
            # Filters alone are a list, not a search.
            return redirect(f"{reverse(LISTS.get(chosen, 'measure_list'))}?{request.GET.urlencode()}")
        return render(request, "search/search.html", {"filterset": asked["articles"]})
    if found["articles"].is_empty_query:
        context = {"filterset": asked["articles"], "has_no_words": True}
        return render(request, "search/search.html", context)

    tabs = {name: _tab(name, filterset, found[name]) for name, filterset in asked.items()}
    opened = chosen if chosen in TABS else _that_answers(tabs)
    if opened != chosen and OF_ONE_LIST & set(request.GET):
        # Which list opens was asked without what one list alone reads; this one reads it.
        asked[opened] = TABS[opened].asked(_data_for(request, opened, opened), request.user)
        found[opened] = asked[opened].found
        tabs[opened] = _tab(opened, asked[opened], found[opened])
    every = [*tabs.values(), *scoped_tabs(asked["articles"], found["articles"])]
    for name, each in TABS.items():
        each.record(asked[name], request)
    shown = TABS[opened].context(asked[opened], request)
    near = near_cards(TABS[opened], asked[opened], request, shown["page"])
    text = request.GET["q"].strip()
    is_first_page = not request.GET.get("page")
    context = {
        **shown,
        "near": near,
        "judging": show_judged([*shown["rows"], *near], text, request.user) if opened == "measures" else "",
        "text": text,
        "tabs": every,
        # Lists that hold the words where the open one does not.
        "literal_elsewhere": [] if tabs[opened].is_literal else [each for each in every if each.is_literal],
        "leads": leads_of(asked[opened], request.user) if is_first_page else [],
        "related": related_to(asked[opened]) if is_first_page else [],
        "meant": did_you_mean(asked[opened].found),
    }
    return render(request, "search/search.html", context)


def _that_answers(tabs: Mapping[str, Tab]) -> str:
    """The tab to open unasked: the first that holds the words, else the first that holds anything."""
    literal = (name for name, tab in tabs.items() if tab.is_literal)
    filled = (name for name, tab in tabs.items() if tab.count)
    return next(literal, None) or next(filled, MEASURES.name)


def _data_for(request: HttpRequest, name: str, chosen: str | None) -> QueryDict:
    """The query string as the list `name` reads it; with its name in it, and on the first page where it is not open."""
    data = request.GET.copy()
    if name != chosen:
        for parameter in OF_ONE_TAB:
            data.pop(parameter, None)
    data["in"] = name
    return data


def _tab(name: str, filterset: SearchedFilterSet, found: SearchResult) -> Tab:
    query = filterset.data.copy()
    query.pop("page", None)
    label = str(TABS[name].label)
    unit = str(TABS[name].words.unit)
    url = f"?{query.urlencode()}"
    return Tab(name, label, unit, url, len(found.rows()), found.capped, found.is_literal)


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Offers for what is being typed, as the options of a list box; nothing else on the page."""
    offers = offers_for(request.GET.get("q", ""), request.user)
    return render(request, "search/_offers.html", {"offers": offers})
