"""Figures and transitions under their facets, whatever the scope."""

from itertools import product

import pytest
from django.http import QueryDict

from comparison.headings import public_figures
from comparison.scope import Scope
from measures.models import Transition
from tests.factories import made_together, make_article, make_figure, make_transition
from web.lists.scoped_lists import FigureFilter, TransitionFilter


@pytest.fixture
def rows(world):
    """Figures and transitions in two counties and the province."""
    with made_together():
        for article, words in ((world.tea, "茶园"), (world.rice, "稻田"), (world.provincial, "茶园")):
            about = make_article(
                f"{article.region.name}{words}60万亩，由旧{words}转为新{words}。", region=article.region
            )
            make_figure(about, "60万亩", 600000, "亩", about=words)
            make_transition(about, f"由旧{words}转为新{words}", f"旧{words}", f"新{words}")
    make_figure(world.tea, "120个", 120, "个", about="网格", measure=world.tea_grid)


def asked(filterset, query, own_only):
    scope = Scope(own_only=own_only)
    public = (
        public_figures(scope)
        if filterset is FigureFilter
        else Transition.objects.filter(article__in=scope.articles().order_by())
    )
    return filterset(QueryDict(query), queryset=public, scope=scope)


@pytest.mark.parametrize("filterset", [FigureFilter, TransitionFilter])
def test_each_facet_says_what_its_choices_would_give(rows, filterset):
    queries = ("", "q=茶园", "region=529900", "region=520000&unit=亩", "theme=monitoring")
    for query, own_only in product(queries, (False, True)):
        shown = asked(filterset, query, own_only).shown_facets()
        assert shown[0].name == "region"
        for facet in shown:
            for choice in facet.choices:
                data = QueryDict(query, mutable=True)
                data[facet.name] = choice.value
                followed = asked(filterset, data.urlencode(), own_only)
                assert followed.qs.count() == choice.count > 0, (query, own_only, facet.name, choice)


@pytest.mark.parametrize("filterset", [FigureFilter, TransitionFilter])
def test_all_regions_with_rows_stand_in_the_tree(rows, filterset):
    for own_only, places in (
        (False, ["南山省", "云台市", "青岭县", "白河县"]),
        (True, ["南山省", "青岭县", "白河县"]),
    ):
        facet = asked(filterset, "", own_only).shown_facets()[0]
        assert [choice.label for choice in facet.choices] == places
