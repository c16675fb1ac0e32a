import tomllib
from pathlib import Path

import pytest

from measures.extraction import Lexicon
from tests.measures.extraction.corpus_diff import LEXICON, lexicon

THEMES = Path(__file__).parents[4] / "seeds" / "themes.toml"


@pytest.mark.parametrize(
    "text",
    ["industry = 3", '[industry]\n"产业" = "heavy"', '[industry]\n"产业" = -1', '[industry]\n"产" = 3'],
)
def test_it_refuses_what_is_no_lexicon(text):
    with pytest.raises(ValueError, match=r"lexicon|weight"):
        Lexicon.from_toml(text)


def test_the_longest_term_wins():
    terms = Lexicon.from_toml('[industry]\n"产业" = 2\n"产业扶贫" = 3')

    assert [term for term, _ in terms.matches("推动产业扶贫")] == ["产业扶贫"]


def test_an_ignored_term_hides_what_stands_in_it():
    terms = Lexicon.from_toml('ignore = ["发展改革局"]\n[reform]\n"改革" = 3')

    assert [dict(weights) for _, weights in terms.matches("县发展改革局推进改革")] == [{}, {"reform": 3.0}]


def test_the_curated_lexicon_speaks_for_every_theme():
    slugs = {theme["slug"] for theme in tomllib.loads(THEMES.read_text(encoding="utf-8"))["theme"]}
    spoken = {slug for weights in lexicon().curated.values() for slug in weights}

    # What fits no theme has no words of its own.
    assert spoken == slugs - {"other"}
    assert LEXICON.exists()
