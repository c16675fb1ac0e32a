import hashlib

import pytest

from documents.search.tokenizer import shipped_fingerprint
from documents.text.model_files import MODELS, load_arrays, load_facts, pack_words, unpack_words

NAMES = sorted(path.stem for path in MODELS.glob("*.toml"))


def test_there_are_models():
    assert "vectors" in NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_facts_are_of_the_file_beside_them(name):
    facts = load_facts(name)
    assert hashlib.sha256((MODELS / facts["file"]).read_bytes()).hexdigest() == facts["sha256"]
    assert {"method", "trained_on", "tokenizer", "data", "figures"} <= facts.keys()


@pytest.mark.parametrize("name", NAMES)
def test_models_were_trained_on_words_as_cut_today(name):
    assert load_facts(name)["tokenizer"] == shipped_fingerprint()


def test_all_models_together_stay_small():
    assert sum(path.stat().st_size for path in MODELS.iterdir()) <= 20_000_000


def test_a_model_that_was_never_trained_is_no_empty_model(tmp_path):
    with pytest.raises(FileNotFoundError):
        load_arrays("vectors", tmp_path)


@pytest.mark.parametrize("words", [[], ["一"], ["防返贫", "到户", "𠮷"]])
def test_packed_words_come_back(words):
    assert unpack_words(pack_words(words)) == words
