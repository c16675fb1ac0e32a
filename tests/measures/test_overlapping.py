from measures.models import Measure, MeasureStatus
from measures.overlapping import overlaps_of

BODY = "甲乙丙丁戊己庚辛"


def row(start, end, pk, status=MeasureStatus.CANDIDATE):
    return Measure(pk=pk, start=start, end=end, status=status)


def pairs(*rows):
    return [(each.first.pk, each.second.pk, each.words) for each in overlaps_of(rows, BODY)]


def test_measures_that_only_touch_do_not_overlap():
    assert pairs(row(0, 3, 1), row(3, 5, 2)) == []


def test_each_pair_is_told_with_the_words_of_both():
    assert pairs(row(4, 6, 3), row(0, 5, 1), row(3, 8, 2)) == [
        (1, 2, "丁戊"),
        (1, 3, "戊"),
        (2, 3, "戊己"),
    ]


def test_one_inside_another_overlaps_whole():
    assert pairs(row(0, 8, 1), row(2, 4, 2), row(5, 6, 3)) == [(1, 2, "丙丁"), (1, 3, "己")]


def test_what_was_rejected_is_no_measure():
    assert pairs(row(0, 8, 1), row(2, 4, 2, MeasureStatus.REJECTED)) == []


def test_each_of_a_pair_knows_the_other():
    (overlap,) = overlaps_of([row(0, 5, 1), row(3, 8, 2)], BODY)
    assert (overlap.other(overlap.first).pk, overlap.other(overlap.second).pk) == (2, 1)
