"""Every address that the bench walks, over 300 articles, against budgets of queries and bytes."""

import pytest
from django.contrib.auth.models import User

from bench.filling import fill
from bench.pages import MOST_BYTES, MOST_PACKED
from bench.pages_database import DESK, addresses, weighed

ARTICLES = 300
# A search asks four lists and what leads on from each, a program's one list in both tiers.
MOST_QUERIES, MOST_OF_SEARCH = 40, 70
SEARCHES = {"search", "api: articles sought", "api: measures sought"}


@pytest.fixture
def library(db):
    fill(ARTICLES)


def test_every_page_keeps_its_budgets(library, client):
    pages = addresses()
    weights = {("reader", page): weighed(client, address) for page, address in pages.items()}
    client.force_login(User.objects.create_user("staff", is_staff=True, is_superuser=True))
    # Programs are told the same, whoever asks.
    for_people = {page: address for page, address in pages.items() if not page.startswith("api: ")}
    for page, address in {**for_people, **DESK}.items():
        weights["staff", page] = weighed(client, address)
    over = {
        (role, page): weight
        for (role, page), weight in weights.items()
        if weight["bytes"] > MOST_BYTES
        or weight["packed"] > MOST_PACKED
        or weight["queries"] > (MOST_OF_SEARCH if page in SEARCHES else MOST_QUERIES)
    }
    assert over == {}
