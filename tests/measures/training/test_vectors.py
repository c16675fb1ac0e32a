import gzip
import json
import lzma

import pytest

from documents.text.model_files import load_arrays, load_facts, unpack_words
from measures.training import vectors
from measures.training.sources import NEWS, UNLABELLED, Sources

SENTENCES = ("驻村工作队走访脱贫户", "第一书记带领工作队入户", "改建农村厕所", "管护农村公厕", "发展特色产业")


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "corpus").mkdir()
    with lzma.open(tmp_path / NEWS, "wt", encoding="utf-8") as news:
        news.writelines(f"{first}，{second}。\n" for first in SENTENCES for second in SENTENCES)
    with gzip.open(tmp_path / UNLABELLED, "wt", encoding="utf-8") as texts:
        texts.write(json.dumps({"doc": "1", "kind": "ps", "text": "入户走访脱贫户。"}))
    return Sources(tmp_path)


def test_the_same_texts_give_the_same_bytes(sources, tmp_path):
    written = []
    for folder in (tmp_path / "first", tmp_path / "second"):
        vectors.train(sources, folder)
        written.append([(folder / name).read_bytes() for name in ("vectors.npz", "vectors.toml")])
    assert written[0] == written[1]


def test_the_model_holds_the_words_and_tells_its_data(sources, tmp_path):
    vectors.train(sources, tmp_path / "models")
    stored = load_arrays("vectors", tmp_path / "models")
    words = unpack_words(stored["words"])
    assert {"工作队", "厕所", "走访"} <= set(words)
    assert stored["rows"].shape[0] == len(words) == len(stored["scale"]) == len(stored["weights"])
    facts = load_facts("vectors", tmp_path / "models")
    assert facts["data"] == {name: sources.digest(name) for name in (NEWS, UNLABELLED)}
    assert facts["figures"]["texts"] == len(SENTENCES) ** 2 + 1


def test_neighbours_do_not_reach_across_the_end_of_a_text():
    words, ids, ends = vectors._most_frequent(["厕所，贷款", "就业"], 10)
    mutual = vectors._mutual_information(ids, ends, len(words)).toarray()
    assert mutual[words.index("厕所"), words.index("贷款")] > 0
    assert not mutual[words.index("就业")].any()


def test_frequent_words_come_first_and_ties_by_the_word():
    words, _, _ = vectors._most_frequent(["厕所，贷款，厕所", "贷款，就业"], 2)
    assert words == ["厕所", "贷款"]
