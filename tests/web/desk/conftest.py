"""One account a role, and an article of three open measures (words of the factories' own making)."""

import pytest

from tests.factories import made_together, make_account, make_article, make_measure, make_theme
from tests.model_server import says  # noqa: F401 - a fixture
from web.accounts.roles import ADMINISTRATOR, EDITOR, READER, REVIEWER

BODY = "近年来，全县推进衔接。\n一是建茶园60万亩，带动农户。\n二是设网格120个。\n三是办学校。"


@pytest.fixture
def reader(db):
    return make_account("du", READER)


@pytest.fixture
def editor(db):
    return make_account("bian", EDITOR)


@pytest.fixture
def reviewer(db):
    return make_account("shen", REVIEWER)


@pytest.fixture
def administrator(db):
    return make_account("guan", ADMINISTRATOR)


@pytest.fixture
def article(db):
    article = make_article(BODY, title="青岭县的做法", status="draft")
    make_theme("monitoring", "监测")
    with made_together():
        for quote, confidence in (
            ("一是建茶园60万亩，带动农户。", 0.9),
            ("二是设网格120个。", 0.4),
            ("三是办学校。", 0.8),
        ):
            make_measure(article, quote, confidence=confidence)
    return article


@pytest.fixture
def measures(article):
    return list(article.measures.all())


@pytest.fixture
def review_client(client, reviewer):
    client.force_login(reviewer)
    return client
