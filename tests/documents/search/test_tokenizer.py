import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.search.normal import search_key, search_key_with_places
from documents.search.tokenizer import cut, dictionary, fingerprint, index_tokens, set_dictionary, tokens


@pytest.fixture(autouse=True)
def shipped_dictionary():
    yield
    set_dictionary(None)


@pytest.mark.parametrize("text", ["乾县", "著名", "于是"])
def test_simplified_texts_keep_characters_that_are_traditional_too(text):
    assert search_key(text) == text


@pytest.mark.parametrize(
    ("text", "key"),
    [("興農", "兴农"), ("ＡＢｃ１", "abc1"), ("⼈民", "人民"), ("農\u200b業", "农业"), ("\ud800a", " a")],
)
def test_search_key(text, key):
    assert search_key(text) == key


@settings(deadline=None)
@given(st.text(), st.text())
def test_the_key_of_a_part_is_a_part_of_the_key(first, second):
    assert search_key(first + second) == search_key(first) + search_key(second)


@settings(deadline=None)
@given(st.text())
def test_places_lead_back(text):
    key, places = search_key_with_places(text)
    assert key == search_key(text)
    assert len(key) == len(places)
    assert places == sorted(places)


def test_pairs_and_words_of_a_text():
    words, grams = tokens("健全联农带农机制。乡村振兴，ＧＤＰ")
    assert "带农" in grams.split()
    assert grams.split()[:4] == ["健全", "全联", "联农", "农带"]
    assert words.split("\t")[0].split(" ")[-3:] == ["乡村振兴", ",", "gdp"]
    assert {"乡村", "振兴"} <= set(words.split("\t")[1].split())


def test_the_dictionary_holds_words_of_the_field_whole():
    assert len(dictionary()) >= 120
    whole = [term for term in dictionary() if cut(term) == (term,)]
    assert len(whole) >= 0.97 * len(dictionary())


def test_another_dictionary_is_another_fingerprint():
    before = fingerprint()
    set_dictionary([*dictionary(), "带头致富机制"])
    assert fingerprint() != before
    assert cut("带头致富机制") == ("带头致富机制",)
    set_dictionary(None)
    assert fingerprint() == before


@settings(deadline=None)
@given(st.text(max_size=120))
def test_index_tokens_are_words_without_marks(text):
    assert all(word.strip() and word not in ",;\n" for word in index_tokens(text))
    assert "\t" not in tokens(text).grams
