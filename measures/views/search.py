"""One search over articles and measures, as two tabs that each say how much they hold."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from documents.models import Article
from documents.search import engine
from measures.article_cards import as_cards
from measures.found import mark_articles, mark_measures
from measures.models import Measure

PAGE_SIZE = 20
TABS = {"measures": "举措", "articles": "文章"}


@require_safe
def search(request):
    text = request.GET.get("q", "").strip()
    if not text:
        return render(request, "search/search.html", {"text": ""})

    found = {
        "measures": engine.search(Measure.objects.visible_to(request.user), text=text),
        "articles": engine.search(Article.objects.visible_to(request.user), text=text),
    }
    counts = {name: each.queryset.count() for name, each in found.items()}
    tab = request.GET.get("in")
    if tab not in TABS:
        tab = next((name for name in TABS if counts[name]), "measures")
    page = Paginator(_cards(tab, found[tab].queryset, request.user), PAGE_SIZE).get_page(
        request.GET.get("page")
    )
    marked = (mark_measures if tab == "measures" else mark_articles)(page.object_list, found[tab].terms)
    context = {
        "text": text,
        "tab": tab,
        "tabs": [(name, label, counts[name], found[name].capped) for name, label in TABS.items()],
        "found": found[tab],
        "page": page,
        "results": marked,
    }
    return render(request, "search/search.html", context)


def _cards(tab, queryset, user):
    return queryset.with_card() if tab == "measures" else as_cards(queryset, user)
