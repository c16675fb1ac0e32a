"""Every address that the bench walks, over 300 articles, against budgets of queries and bytes."""

import pytest
from django.contrib.auth.models import User

from bench.filling import fill
from bench.pages import MOST_BYTES, MOST_PACKED
from bench.pages_database import DESK, addresses, walked

ARTICLES = 300
# A search asks four lists and what leads on from each, a program's one list in both tiers.
MOST_QUERIES, MOST_OF_SEARCH = 40, 70
SEARCHES = {"search", "api: articles sought", "api: measures sought"}


@pytest.fixture
def library(db):
    fill(ARTICLES)


def test_every_page_keeps_its_budgets(library, client):
    pages = addresses()
    walks = {"reader": walked(client, pages, rounds=1)}
    client.force_login(User.objects.create_user("staff", is_staff=True, is_superuser=True))
    # Programs are told the same, whoever asks.
    for_people = {name: address for name, address in pages.items() if not name.startswith("api: ")}
    walks["staff"] = walked(client, {**for_people, **DESK}, rounds=1)
    over = [
        (role, page, row["bytes"], row["packed"], row["queries"])
        for role, walk in walks.items()
        for page, row in walk.items()
        if row["bytes"] > MOST_BYTES
        or row["packed"] > MOST_PACKED
        or row["queries"] > (MOST_OF_SEARCH if page in SEARCHES else MOST_QUERIES)
    ]
    assert over == []
