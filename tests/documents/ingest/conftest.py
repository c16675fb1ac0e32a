"""Fixtures of the ingest tests, and the paragraphs their purpose-written texts share."""

import pytest

from documents.ingest import ingest
from regions.catalogue import other_names, shipped_names
from regions.gazetteer.gazetteer import Gazetteer


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer(shipped_names(), other_names())


@pytest.fixture
def ingested(gazetteer):
    """Return a function from text to its articles."""

    def run(text, file_name="a.txt"):
        return ingest(text.encode(), file_name=file_name, gazetteer=gazetteer)

    return run


@pytest.fixture
def one(ingested):
    """Return a function from text to its only article."""

    def run(text):
        (article,) = ingested(text)
        return article

    return run
