import pytest
from django.conf import settings as site_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.search import tokenizer
from documents.search.keys import pieces, search_key, search_key_with_places
from documents.search.tokenizer import (
    cut,
    dictionary,
    fingerprint,
    index_tokens,
    set_dictionary,
    shipped_fingerprint,
    shipped_words,
    tokens,
)


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
    assert all(char in search_key(text[place]) for char, place in zip(key, places, strict=True))


def test_pairs_and_words_of_a_text():
    found = tokens("健全联农带农机制。乡村振兴，ＧＤＰ")
    words, grams = found.words, found.grams
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


def test_what_models_read_does_not_change_with_the_terms_in_force():
    before = shipped_words("带头致富机制，驻村工作队ABC")
    set_dictionary([*dictionary(), "带头致富机制"])
    tokenizer._shipped_jieba.cache_clear()
    assert cut("带头致富机制") == ("带头致富机制",)
    assert shipped_words("带头致富机制，驻村工作队ABC") == before
    assert "".join(before) == "带头致富机制驻村工作队"


def test_the_fingerprint_of_models_knows_the_shipped_terms_alone(monkeypatch):
    before = shipped_fingerprint()
    set_dictionary([*dictionary(), "带头致富机制"])
    shipped_fingerprint.cache_clear()
    assert shipped_fingerprint() == before
    monkeypatch.setattr(tokenizer, "shipped_terms", lambda: ("带头致富机制",))
    shipped_fingerprint.cache_clear()
    assert shipped_fingerprint() != before
    shipped_fingerprint.cache_clear()


@settings(deadline=None)
@given(st.text(max_size=120))
def test_index_tokens_are_words_without_marks(text):
    assert all(word.strip() and word not in ",;\n" for word in index_tokens(text))
    assert "\t" not in tokens(text).grams


@pytest.fixture(scope="module")
def twins():
    """jieba and its Rust twin, each with the terms of the field."""
    terms = tokenizer.shipped_terms()
    return tokenizer._Jieba(terms), tokenizer._RustJieba(terms)


def test_both_engines_cut_the_shipped_texts_alike(twins):
    slow, fast = twins
    runs = {
        run
        for path in (site_settings.SEEDS_DIR / "documents").glob("*.txt")
        for kind, run in pieces(search_key(path.read_bytes().decode("utf-8", "replace")))
        if kind == "han"
    }
    assert len(runs) > 1000
    assert [run for run in runs if slow.cut(run) != fast.cut(run)] == []


RARE = "㐀〇々\U00020bb7\u9fff"


@settings(deadline=None)
@given(run=st.text(f"乡村振兴衔接带农{RARE}", min_size=1, max_size=12))
def test_both_engines_take_rare_characters_for_words(twins, run):
    """Runs that no text has (乡乡乡衔) they may part differently: an index is made and asked by one of them."""
    for engine in twins:
        words = list(engine.cut(run))
        assert "".join(words) == run
        assert [word for word in words if set(word) & set(RARE)] == [sign for sign in run if sign in RARE]


@pytest.mark.parametrize("word", ["乡村", "振兴", "动态监测", "茶园"])
def test_both_engines_know_the_same_words(twins, word):
    assert [engine.knows(word) for engine in twins] == [True, True]
    assert [engine.knows(f"{word}齉") for engine in twins] == [False, False]


def test_the_tail_of_a_text_with_too_many_pairs_is_not_indexed():
    characters = [chr(code) for code in range(0x4E00, 0x9FA5)][::6]
    text = "".join(a + b for a in characters[:80] for b in characters)
    grams = tokens(text).grams.split(" ")
    assert sum(len(gram.encode()) for gram in set(grams)) <= tokenizer.MOST_GRAM_BYTES
    assert grams[0] == text[:2]
    assert text[-2:] not in grams


def test_a_long_text_of_usual_words_is_indexed_to_its_end():
    grams = tokens("巩固拓展脱贫攻坚成果。" * 40_000 + "尾声").grams.split(" ")
    assert "尾声" in grams


def test_marks_inside_a_run_part_nothing():
    assert tokens("抓好“五大”振兴") == tokens("抓好五大振兴")
    assert tokens("马克·吐温").grams.startswith("马克 克吐")
    assert "20212025" not in tokens("2021—2025年").grams


def test_a_hyphened_word_is_found_whole_and_by_its_parts():
    found = tokens("覆盖Wi-Fi网络")
    words, grams = found.words, found.grams
    assert words == "覆盖 wi , fi 网络\twifi"
    assert grams.split() == ["覆盖", "盖", "wifi", "网络", "络", "wi", "fi"]


def test_a_circle_is_a_zero_only_beside_numerals():
    assert tokens("二○二○年") == tokens("二〇二〇年") == tokens("二零二零年")
    assert tokens("○加强") == tokens("·加强")
