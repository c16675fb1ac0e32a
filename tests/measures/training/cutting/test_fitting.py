"""A model fitted on a few texts of its own finds again what they teach, and the same bytes twice."""

import functools
import operator

import numpy as np
import pytest

from measures.extraction.cutting.observed import observe
from measures.extraction.finders import find_measures
from measures.extraction.learned.vectors import word_vectors
from measures.extraction.outline import Page, parse
from measures.training.cutting.fitting import fit_model, parts_of
from measures.training.cutting.judging import read_measures
from measures.training.cutting.sequence import fit_sequence, states_of
from measures.training.cutting.texts import Gold, LabelledText

DEEDS = (
    "县里建立监测台账，逐户走访排查。",
    "镇上开办帮扶车间，吸纳脱贫群众就业。",
    "村里修建冷库，统一收购黄桃。",
)
REST = ("他高兴得合不拢嘴。", "这里山清水秀，游人如织。", "大家都说日子越过越好。")


def labelled(number: int) -> LabelledText:
    pieces = [DEEDS[(number + place) % 3] if place % 2 else REST[(number + place) % 3] for place in range(6)]
    body = "".join(pieces)
    golds = tuple(
        Gold(start := len("".join(pieces[:place])), start + len(piece), False)
        for place, piece in enumerate(pieces)
        if piece in DEEDS
    )
    page = Page(body)
    outline = parse(page)
    observed = observe(page, outline, find_measures(page, outline), word_vectors())
    assert observed
    return LabelledText(f"text{number}", body, observed, golds, {})


@pytest.fixture(scope="module")
def texts() -> list[LabelledText]:
    return [labelled(number) for number in range(40)]


def test_states_begin_where_measures_do(texts: list[LabelledText]):
    assert states_of(texts[0]).tolist() == [2, 0, 2, 0, 2, 0]


def test_parts_are_the_same_whatever_the_order(texts: list[LabelledText]):
    names = [[text.name for text in part] for part in parts_of(texts, 3)]

    assert names == [[text.name for text in part] for part in parts_of(texts[::-1], 3)]
    assert sorted(functools.reduce(operator.iadd, names, [])) == sorted(text.name for text in texts)


def test_the_same_texts_give_the_same_weights(texts: list[LabelledText]):
    first, again = fit_sequence(texts).as_arrays(), fit_sequence(texts[::-1]).as_arrays()

    assert all(np.array_equal(first[name], again[name]) for name in first)


def test_a_fitted_model_cuts_what_it_was_taught(texts: list[LabelledText]):
    model = fit_model(texts)
    body = REST[0] + DEEDS[1] + REST[2] + DEEDS[0]

    found = read_measures(body, model)
    assert [body[item.start : item.end] for item in found] == [DEEDS[1], DEEDS[0]]
