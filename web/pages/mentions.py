"""The sentences of a region that speak of a theme, a group of themes or a revitalization, whether measures or not."""

from collections.abc import Iterable
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from comparison.axes import AXES
from comparison.cells import Column
from comparison.scope import ScopeForm
from measures.lexicon import words_of
from measures.models import Theme
from regions.models import Region
from web.lists.columns import asked_column, mentions_on

PAGE_SIZE = 30
# Words that are sought where no sentence speaks of a theme, and how much they must say: those that go with it too.
WORDS_SOUGHT, LEAST_WEIGHT = 12, 2


@require_safe
def mention_list(request: HttpRequest) -> HttpResponse:
    """`region`, and one of `theme`, `group` and `revitalization`, within the scope of a comparison."""
    form = ScopeForm(request.GET)
    scope = form.scope()
    regions = Region.objects.select_related("parent__parent")
    region = scope.stands_for(get_object_or_404(regions, code=request.GET.get("region", "")))
    column = _column(request.GET)
    found = mentions_on(scope, region.code, column).with_card()
    context = {
        "region": region,
        "column": column,
        "form": form,
        "scope": scope,
        "page": Paginator(found, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "measures/mention_list.html", context)


@require_safe
def mention_search(request: HttpRequest) -> HttpResponse:
    """Looks for the words of a theme in the articles of a region where no sentence was found to speak of it."""
    column, scope = _column(request.GET), ScopeForm(request.GET).scope()
    region = scope.stands_for(get_object_or_404(Region, code=request.GET.get("region", "")))
    themes = Theme.objects.on_linkage().filter(
        **{AXES[column.parameter][1].removeprefix("theme__"): column.key}
    )
    words = " OR ".join(f'"{word}"' for word in _words(themes))
    query = [("q", words or column.label), ("in", "articles"), ("region", region.code)]
    year = scope.since if scope.since == scope.until else None
    narrower = (
        ("then", "1" if scope.then else ""),
        ("own", "1" if scope.own_only else ""),
        ("kind", scope.kind),
        ("year", year),
    )
    return redirect(f"{reverse('search')}?{urlencode([*query, *(pair for pair in narrower if pair[1])])}")


def _words(themes: Iterable[Theme]) -> list[str]:
    """The words that speak most plainly of the themes, as many of each."""
    told = [sorted(words_of(theme).items(), key=lambda pair: -pair[1]) for theme in themes]
    share = max(1, WORDS_SOUGHT // max(1, len(told)))
    return [word for words in told for word, weight in words[:share] if weight >= LEAST_WEIGHT]


def _column(query: QueryDict) -> Column:
    column = asked_column(query)
    if column is None:
        raise Http404
    return column
