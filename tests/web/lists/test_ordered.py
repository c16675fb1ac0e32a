"""Rows that are walked to stand where sorting would put them."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from tests.factories import made_together, make_article, make_measure
from web.lists import ordered
from web.lists.filters import MeasureFilter

QUERIES = [
    "",
    "region=529900",
    "region=none",
    "level=county&kind=signed",
    "theme=monitoring",
    "since=2021&until=2022",
    "year=2022",
    "official={official}&source={source}",
    "status=candidate",
    "theme=monitoring&related=1",
]


@pytest.fixture
def library(world):
    """The world with more articles of a day, of no day and of no region, all with measures of two themes."""
    with made_together():
        for number in range(7):
            region = (world.county_a, world.county_b, None)[number % 3]
            day = (None, "2022-07-28", "2021-03-01")[number % 3 - 1]
            article = make_article(f"第{number}件事。第二件事。", region=region, published_on=day)
            make_measure(article, f"第{number}件事", theme=world.monitoring)
            make_measure(article, "第二件事", theme=world.finance, position=1)
    return world


def rows(library, query, order, user=AnonymousUser()):  # noqa: B008 - nobody in particular
    query = query.format(official=library.tea.officials.get().pk, source=library.tea.source_id)
    return MeasureFilter(QueryDict(f"{query}&sort={order}"), user=user).rows()


@pytest.mark.parametrize("order", MeasureFilter.orders)
def test_walking_leads_where_sorting_does(library, staff, monkeypatch, order):
    for query, user in product(QUERIES, (AnonymousUser(), staff)):
        wanted = [row.pk for row in rows(library, query, order, user)]
        assert len(set(wanted)) == len(wanted) >= 1, query
        with monkeypatch.context() as patch:
            patch.setattr(ordered, "FIRST_STEP", 2)
            patch.setattr(ordered, "LONGEST_STEP", 3)
            for most in (0, 2):
                patch.setattr(ordered, "MOST_SORTED", most)
                for first in (0, 2, len(wanted) - 1):
                    page = rows(library, query, order, user)[first : first + 3]
                    assert [row.pk for row in page] == wanted[first : first + 3], query


@pytest.mark.parametrize("order", MeasureFilter.orders)
def test_a_list_goes_on_behind_any_of_its_rows(library, monkeypatch, order):
    listed = rows(library, "", order)
    wanted = [row.pk for row in listed]
    monkeypatch.setattr(ordered, "FIRST_STEP", 2)
    monkeypatch.setattr(ordered, "LONGEST_STEP", 3)
    for most in (100, 2):
        monkeypatch.setattr(ordered, "MOST_SORTED", most)
        for place, pk in enumerate(wanted, start=1):
            assert [row.pk for row in listed.after(listed.key_of(pk))[:3]] == wanted[place : place + 3]


def test_a_walk_ends_where_the_page_does(library, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr(ordered, "FIRST_STEP", 2)
    monkeypatch.setattr(ordered, "LONGEST_STEP", 2)
    monkeypatch.setattr(ordered, "MOST_SORTED", 0)
    listed = rows(library, "", "new")
    assert listed.total > ordered.MOST_SORTED
    # Whether there are few, two articles, their rows, and what is shown of them.
    with django_assert_max_num_queries(4):
        assert len(listed[:2]) == 2


def test_a_list_that_is_known_to_be_long_is_not_counted_again(library, monkeypatch):
    monkeypatch.setattr(ordered, "MOST_SORTED", 0)
    found = rows(library, "theme=monitoring&related=1", "new")
    with CaptureQueriesContext(connection) as asked:
        assert found[:3]
    assert not [each["sql"] for each in asked if "COUNT(" in each["sql"]]
