"""The versioned set of queries on the articles that the product ships."""

import tomllib
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from documents.models import Article
from documents.search.engine import search
from measures.models import Measure

QUERIES = tomllib.loads((Path(__file__).parents[1] / "documents/search/queries.toml").read_text("utf-8"))[
    "query"
]


@pytest.fixture(scope="module")
def shipped(django_db_setup, django_db_blocker):
    """The shipped articles and their measures, loaded once and taken away at the end."""
    with django_db_blocker.unblock():
        from django.db import transaction

        with transaction.atomic():
            call_command("quickstart", stdout=StringIO())
            yield
            transaction.set_rollback(True)


def names_of(found, place):
    field = "title" if place == "measures" else "region"
    return list(found.rows(lambda rows: rows.values_list(field, flat=True)))


def succeeds(query):
    place = query.get("in", "articles")
    rows = (Measure if place == "measures" else Article).objects.all()
    top = names_of(search(rows, text=query["text"]), place)[: query.get("within", 1)]
    met = [any(name.startswith(hit) for name in top) for hit in query["hits"]]
    return any(met) if query.get("any") else all(met)


def test_the_set_is_large_enough():
    assert len(QUERIES) >= 60
    assert len({(query.get("in"), query["text"]) for query in QUERIES}) == len(QUERIES)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["text"])
def test_a_query_on_the_shipped_articles(query, shipped, db):
    assert succeeds(query) is not query.get("fails", False)
