"""The cells of the seed documents that hold no measure, as a person read them (mentions.tsv)."""

import json
from collections import Counter
from functools import lru_cache
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from documents.models import Article
from measures.lexicon import curated_lexicon

SPOKEN = {"measures", "secondary", "mentioned"}
ALLOWED = {"yes": SPOKEN, "no": {"none"}, "either": SPOKEN | {"none"}}
# 加强党对“三农”工作全面领导: the model takes the sentence to touch on party building, the reader did not.
KNOWN_MISTAKES = {("441400", "party_building")}


def judged():
    lines = Path(__file__).with_name("mentions.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t")[:3] for line in lines[2:]]


@pytest.fixture
def library(db):
    """What `matrix --json` says of the seed documents by (region, theme), and their bodies by region."""
    return told()


@lru_cache(maxsize=1)
def told():
    """Loaded in the first test that asks, and known to the others when its rows are gone."""
    call_command("quickstart", stdout=StringIO())
    printed = StringIO()
    call_command("matrix", "--json", stdout=printed)
    rows = map(json.loads, printed.getvalue().splitlines())
    bodies = list(Article.objects.values_list("region_id", "body"))
    return {(row["region"], row["theme"]): row for row in rows}, bodies


def test_every_cell_says_what_a_reader_found(library):
    cells, _ = library
    wrong = {
        (region, theme): (verdict, cells[region, theme])
        for region, theme, verdict in judged()
        if cells[region, theme]["state"] not in ALLOWED[verdict]
    }
    assert wrong.keys() == KNOWN_MISTAKES
    assert Counter(verdict for *_, verdict in judged()) == {"yes": 29, "no": 24, "either": 12}


def test_a_place_without_texts_is_never_said_to_mention_nothing(library):
    cells, bodies = library
    places = {region for region, _ in bodies}
    assert {cell["state"] for (region, _), cell in cells.items() if region not in places} == {"no_articles"}


def test_no_cell_is_silent_on_a_theme_that_a_word_of_its_own_names(library):
    cells, bodies = library
    named = {
        (region, theme, term)
        for region, body in bodies
        for term, weights in curated_lexicon().matches(body)
        for theme, weight in weights.items()
        if weight >= 3 and len(weights) == 1
    }
    assert len(named) > 300
    assert [each for each in sorted(named) if cells[each[:2]]["state"] in {"none", "no_articles"}] == []
