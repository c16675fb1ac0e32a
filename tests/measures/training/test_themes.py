import json
import lzma

import pytest

from documents.text.model_files import load_arrays
from measures.extraction.learned.theme_model import OTHER, ThemeModel
from measures.training import themes
from measures.training.labels import ANNOTATED, PASSAGES, labelled
from measures.training.sources import NEWS, Sources

WORDS = {"environment": "改造农村厕所", "employment": "开发公益性岗位", "none": "球队今天进行训练"}


def passage(number, theme, **fields):
    text = f"{WORDS[theme]}，第{number}村已经完成。"
    row = {"id": f"t{number}", "doc": f"d{number}", "title": WORDS[theme], "text": text, "section": []}
    return row | {"theme": theme, "also": [], "secondary": [], "measure": 2} | fields


@pytest.fixture
def sources(tmp_path):
    (tmp_path / "gold").mkdir()
    (tmp_path / "corpus").mkdir()
    rows = [passage(number, list(WORDS)[number % 3]) for number in range(45)]
    # Readers err: nobody is to be certain.
    rows[3]["theme"] = rows[7]["theme"] = "none"
    (tmp_path / PASSAGES).write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    for name in ANNOTATED:
        (tmp_path / name).write_text("[]", encoding="utf-8")
    with lzma.open(tmp_path / NEWS, "wt", encoding="utf-8") as news:
        news.write("昨夜星光灿烂，候鸟成群飞过湖面，远处的灯塔一直亮着，照到了黎明时分。\n")
    return Sources(tmp_path)


def test_the_same_labels_give_the_same_bytes(sources, tmp_path):
    written = []
    for folder in (tmp_path / "first", tmp_path / "second"):
        themes.train(sources, folder)
        written.append([(folder / name).read_bytes() for name in ("themes.npz", "themes.toml")])
    assert written[0] == written[1]


def test_held_out_predictions_leave_nothing_out_and_learn(sources, tmp_path):
    themes.cross_validate(sources, tmp_path / "out.jsonl")
    found = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    truth = {row["id"]: row["theme"].replace("none", OTHER) for row in sources.lines(PASSAGES)}
    assert {row["id"] for row in found} == truth.keys()
    assert sum(row["theme"] == truth[row["id"]] for row in found) > 35


def test_no_passage_is_filed_by_a_model_that_knows_its_text(sources):
    rows = labelled(sources)
    lexicon = themes.shipped_lexicon()
    examples = themes.examples_of(rows, lexicon)
    for known, unknown, _ in themes.held_out(rows, examples, [], ("employment", "environment", OTHER)):
        assert {rows[place].group for place in known}.isdisjoint(rows[place].group for place in unknown)


def test_the_stored_model_files_as_the_trained_one(sources, tmp_path):
    themes.train(sources, tmp_path / "models")
    model = ThemeModel.unpacked(load_arrays("themes", tmp_path / "models"))
    (row,) = [row for row in labelled(sources) if row.key == "t1"]
    reading = model.read(themes.passage_of(row, themes.shipped_lexicon()))
    assert reading.ranked[0] == row.theme == "employment"
