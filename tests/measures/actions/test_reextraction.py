import itertools
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from measures.actions.reextraction import overlaps, plan


@dataclass(frozen=True)
class Row:
    start: int
    end: int
    decided: bool = False
    text: str = ""


def run(stored, found):
    return plan(
        stored, found, is_decided=lambda row: row.decided, differs=lambda row, span: row.text != span.text
    )


def test_touching_spans_do_not_overlap():
    assert not overlaps(Row(0, 5), Row(5, 9))


def test_nothing_is_proposed_over_a_decision():
    changes = run([Row(0, 5, decided=True)], [Row(4, 9)])
    assert (changes.gains, changes.losses) == ([], [])


def test_an_equal_candidate_is_left_alone():
    assert run([Row(0, 5)], [Row(0, 5)]).is_empty


def test_gains_losses_and_changes_are_told_apart():
    changes = run([Row(0, 5), Row(6, 9)], [Row(0, 5, text="new"), Row(10, 12)])
    assert changes.changes == [(Row(0, 5), Row(0, 5, text="new"))]
    assert changes.losses == [Row(6, 9)]
    assert changes.gains == [Row(10, 12)]


spans = st.lists(st.integers(0, 40), unique=True, max_size=12).map(
    lambda cuts: [Row(a, b) for a, b in zip(sorted(cuts)[::2], sorted(cuts)[1::2], strict=False)]
)


@given(spans, spans, st.integers(0, 3))
def test_after_any_plan_no_two_rows_overlap(stored, found, step):
    stored = [
        Row(row.start, row.end, decided=step > 0 and number % step == 0) for number, row in enumerate(stored)
    ]
    changes = run(stored, found)
    left = [row for row in stored if row not in changes.losses] + changes.gains
    left.sort(key=lambda row: row.start)
    assert all(not overlaps(a, b) for a, b in itertools.pairwise(left))
    assert all(row in left for row in stored if row.decided)
