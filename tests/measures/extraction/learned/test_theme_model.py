from dataclasses import replace

import numpy as np
import pytest

from measures.extraction.learned.theme_features import Passage, Terms, dense_row
from measures.extraction.learned.theme_model import ThemeModel, theme_model

MODEL = theme_model()
MONITORING = Passage.read("健全防返贫监测机制", "组织干部入户排查，及时纳入监测对象。", {"monitoring": 9.0})


def test_an_empty_passage_is_read_by_the_bias_alone():
    scores = MODEL.read(Passage([], [], {})).scores
    assert list(scores.values()) == pytest.approx(MODEL.bias.tolist())


def test_terms_in_too_few_texts_are_not_learned():
    terms = Terms.learned([["厕所", "改造"], ["厕所", "管护"]], 2)
    assert list(terms.places) == ["厕所"]
    places, values = terms.row(["管护", "改造"])
    assert len(places) == len(values) == 0


def test_a_row_has_length_one_and_repeats_count_less_than_once_more():
    terms = Terms.learned([["厕所", "道路"]], 1)
    places, values = terms.row(["厕所", "厕所", "道路"])
    assert np.linalg.norm(values) == pytest.approx(1)
    by_term = dict(zip((list(terms.places)[place] for place in places), values, strict=True))
    assert 1 < by_term["厕所"] / by_term["道路"] < 2


def test_dense_rows_hold_the_choice_and_the_shares_of_the_lexicon():
    row = dense_row(Passage([], [], {"market": 1.0, "talent": 3.0}), ("market", "talent"))
    assert row[:4].tolist() == [0, 1, 0.25, 0.75]
    assert not row[4:].any()


def test_a_theme_that_the_model_never_saw_counts_by_its_words():
    silent = MODEL.read(replace(MONITORING, lexicon={"monitoring": 9.0})).scores
    spoken = MODEL.read(replace(MONITORING, lexicon={"monitoring": 9.0, "new": 1.0})).scores
    loud = MODEL.read(replace(MONITORING, lexicon={"monitoring": 9.0, "new": 90.0})).scores
    assert "new" not in silent
    assert spoken["new"] < loud["new"]


def test_confidence_grows_with_score_and_lead():
    reading = MODEL.read(MONITORING)
    best = reading.ranked[0]
    lesser = replace(reading, scores=reading.scores | {best: reading.scores[reading.ranked[1]]})
    assert 0 < MODEL.confidence(lesser) < MODEL.confidence(reading) < 1
    assert MODEL.likelihood(-1) < MODEL.likelihood(0.5)


def test_reasons_are_words_of_the_passage():
    reading = MODEL.read(MONITORING)
    reasons = list(MODEL.reasons(reading, ["monitoring"], 5))
    assert 0 < len(reasons) <= 10
    for reason in reasons:
        assert reason.weight > 0
        assert reason.term.replace(" ", "") in "".join(getattr(MONITORING, reason.place))


def test_packing_keeps_the_scores():
    again = ThemeModel.unpacked(MODEL.packed())
    assert again.read(MONITORING).scores == pytest.approx(MODEL.read(MONITORING).scores, abs=0.01)
