"""What the theme model sees of words: each term once, heavier the more often it stands."""

import math

import numpy as np
import pytest

from measures.extraction.learned.theme_features import Terms, terms_of


def test_terms_are_words_pairs_inside_long_words_and_neighbours() -> None:
    assert terms_of(["防返贫", "监测"]) == ["防返贫", "监测", "防返", "返贫", "防返贫 监测"]


def test_a_row_counts_known_terms_in_order_of_their_places() -> None:
    terms = Terms({"监测": 0, "网格": 1, "走访": 2}, np.array([1.0, 2.0, 1.0], dtype=np.float32))
    places, values = terms.row(["网格", "陌生", "监测", "网格"])
    weights = [1.0, (1 + math.log(2)) * 2]
    assert places.tolist() == [0, 1]
    assert values.tolist() == pytest.approx([weight / math.hypot(*weights) for weight in weights])


def test_a_row_of_unknown_words_is_empty() -> None:
    places, values = Terms({"监测": 0}, np.ones(1, dtype=np.float32)).row(["陌生"])
    assert places.tolist() == values.tolist() == []
