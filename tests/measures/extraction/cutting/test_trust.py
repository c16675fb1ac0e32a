"""How far rules are trusted: items of a list over what the model would add, in lists alone."""

import numpy as np

from measures.extraction.cutting.candidates import find_candidates
from measures.extraction.cutting.context import Context
from measures.extraction.cutting.trust import weigh
from measures.extraction.cutting.units import cut_units
from measures.extraction.outline import Page
from measures.extraction.spans import Found

BODY = "（一）建立台账逐户走访。（二）发放信贷支持产业。结语一句。"


def weighed(rule: str, likely: float = 0.3, items: tuple[int, ...] = (0, 1)) -> dict[tuple[int, int], float]:
    """What the candidates are worth, each worth .1 before, where `rule` found the first two units."""
    units = cut_units(Page(BODY))
    spans = {
        (place, place): Found("", (), int(units.starts[place]), int(units.ends[place]), rule, "", 0.8)
        for place in items
    }
    context = Context(spans, {})
    candidates = find_candidates(units, context)
    count = len(candidates)
    worth = weigh(np.full(count, 0.1), np.full(count, likely), candidates, context, units)
    return {candidates.stretch(place): round(float(worth[place]), 3) for place in range(count)}


def test_prose_is_never_raised():
    assert set(weighed("measure.prose").values()) == {0.1}


def test_one_item_is_no_list():
    assert set(weighed("outline.paren_han", items=(0,)).values()) == {0.1}


def test_items_of_a_list_are_raised_and_the_rest_is_lowered():
    worth = weighed("outline.paren_han")

    assert worth[0, 0] == worth[1, 1] == 0.52
    assert worth[2, 2] == worth[0, 1] == -0.25


def test_items_that_the_model_holds_for_none_stay_in_doubt():
    assert weighed("outline.paren_han", likely=0.05)[0, 0] == -0.25


def test_what_is_counted_aloud_is_raised_anywhere():
    worth = weighed("outline.spoken", likely=0.05, items=(0,))

    assert worth[0, 0] == 0.67
    assert worth[2, 2] == 0.1
