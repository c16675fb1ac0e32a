"""The figures of a cross-validation."""

import pytest

from measures.training.__main__ import falls_short
from measures.training.cutting.judging import calibration_error


def test_confidence_that_keeps_its_word_has_no_error():
    assert calibration_error([0.75] * 4, [True, True, True, False]) == 0


def test_overconfidence_is_an_error_of_its_size():
    assert calibration_error([0.95] * 2, [True, False]) == pytest.approx(0.45)


def test_bins_do_not_cancel_each_other():
    assert calibration_error([0.95, 0.05], [False, True]) == pytest.approx(0.95)


def test_what_is_required_and_reached_passes():
    assert falls_short({"measures_f1": 0.7, "ece": 0.03}, ["measures_f1=0.7", "ece=0.05"]) == 0


@pytest.mark.parametrize("requirement", ["measures_f1=0.71", "ece=0.02"])
def test_what_falls_short_fails(requirement: str):
    assert falls_short({"measures_f1": 0.7, "ece": 0.03}, [requirement]) == 1


def test_an_unknown_figure_is_an_error():
    with pytest.raises(KeyError):
        falls_short({}, ["measures_f1=0.7"])
