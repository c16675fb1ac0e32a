"""What lists read off the tallies is what counting their rows would give."""

from collections import Counter, defaultdict
from itertools import chain, combinations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count
from django.http import QueryDict

from documents.models import Official, Source
from measures.models import Measure, ThemeGroup
from tests.factories import make_article, make_author, make_measure, make_source
from web.lists import searched
from web.lists.articles import ArticleFilter
from web.lists.facets import PlainFacet
from web.lists.filters import MeasureFilter

LISTS = [MeasureFilter, ArticleFilter]


def asked(filterset, query, user):
    return filterset(QueryDict(query), user=user)


@pytest.fixture
def library(world, staff):
    """The world with a withdrawn article, one of no region and year, a second source, and two who sign one article."""
    withdrawn = make_article("撤回的做法。", status="withdrawn", region=world.county_b, kind="news")
    make_measure(withdrawn, "撤回的做法", theme=world.finance)
    nowhere = make_article("全国的做法。", source=make_source("农民日报"), kind="news")
    make_measure(nowhere, "全国的做法", theme=world.monitoring)
    make_author(world.rice, "甲")
    make_author(world.rice, "乙")
    make_author(nowhere, "丙")
    world.finance.revitalization = "产业"
    world.finance.save()
    return world


def filters(filterset):
    official, source = Official.objects.order_by("-pk").first(), Source.objects.order_by("pk").first()
    parts = [
        *("region=529900", "region=529901&own=1", "region=none", "kind=news", "year=2021", "year=2022"),
        *("theme=monitoring", f"source={source.pk}", f"official={official.pk}"),
    ]
    if filterset is MeasureFilter:
        group = ThemeGroup.objects.get(slug="support").slug
        parts += ["level=county", "since=2022", "until=2021", f"group={group}", "revitalization=产业"]
        parts += ["status=candidate", "status=confirmed", "status=rejected"]
    else:
        parts += ["status=draft", "status=published", "status=withdrawn"]
    return parts


def counted(filterset, facet):
    """Rows of each value of a facet, read one by one."""
    found = Counter()
    if not facet.field:
        articles = filterset.qs_without(facet.name).values("pk")
        rows = Measure.objects.visible_to(filterset.user).filter(article__in=articles).order_by()
        return Counter(dict(rows.values_list("theme").annotate(Count("article", distinct=True))))
    for value, many in filterset.qs_without(facet.name).values_list(facet.field).annotate(Count("pk")):
        found[facet.value_of(value)] += many
    return found


@pytest.mark.parametrize("filterset", LISTS)
def test_under_any_two_filters_tallies_tell_what_the_rows_tell(filterset, library, staff):
    told = 0
    parts = filters(filterset)
    for query in map("&".join, chain([()], combinations(parts, 1), combinations(parts, 2))):
        for user in (AnonymousUser(), staff):
            some = asked(filterset, query, user)
            for facet in some.offered_facets:
                tallied = some.tallied(facet.name)
                if tallied is None:
                    continue
                told += 1
                wanted = {key: n for key, n in counted(some, facet).items() if key is not None}
                got = {key: n for key, n in tallied.items() if key is not None}
                assert got == wanted, (query, user.is_staff, facet.name)
            if (tallied := some.tallied("")) is not None:
                assert tallied[""] == some.qs.count() == some.total, (query, user.is_staff)
    assert told > len(parts) ** 2


def test_no_row_is_read_to_count_the_whole_list(library):
    """Of a place or a year sources and officials are counted, for their tallies are as many as the rows."""
    for query, told_apart in (
        ("", set()),
        ("status=candidate", set()),
        ("region=529900&kind=interview", {"source", "official"}),
        ("year=2022", {"source", "official"}),
    ):
        some = asked(MeasureFilter, query, AnonymousUser())
        counted = [facet for facet in some.facets if not isinstance(facet, PlainFacet)]
        assert {facet.name for facet in counted if some.tallied(facet.name) is None} == told_apart, query


def test_what_the_tallies_tell_is_not_counted_beside_the_rest(library, monkeypatch):
    asked_for = []
    monkeypatch.setattr(
        searched, "tally_of", lambda rows, facets, path: asked_for.extend(facets) or (defaultdict(Counter), 0)
    )
    asked(MeasureFilter, "year=2022", AnonymousUser()).shown_facets()
    assert {facet.name for facet in asked_for} == {"source", "official"}


def test_what_tallies_do_not_tell_apart_is_counted(library):
    for query in (
        f"theme=monitoring&official={Official.objects.first().pk}",
        "theme=monitoring&related=1",
        "q=监测",
        "theme=finance&group=support",
    ):
        some = asked(MeasureFilter, query, AnonymousUser())
        assert some.tallied("kind") is None, query
        assert some.tallied("") is None, query


def test_counting_ends_at_a_bound_which_the_list_names(library):
    class Short(MeasureFilter):
        most_counted = 2

    some = asked(Short, "theme=monitoring&related=1", AnonymousUser())
    assert (some.total, some.is_beyond_count) == (3, True)
    facets = {facet.name: sum(choice.count or 0 for choice in facet.choices) for facet in some.shown_facets()}
    assert (facets["kind"], some.is_bounded) == (2, True)
    whole = asked(Short, "", AnonymousUser())
    assert (whole.total, whole.is_beyond_count) == (
        Measure.objects.visible_to(AnonymousUser()).count(),
        False,
    )
