from hypothesis import given
from hypothesis import strategies as st

from comparison.alike.flows import flows

PAIRS = st.lists(
    st.tuples(st.sampled_from("资源 资金 农民".split()), st.sampled_from("资本 股金 股民".split())),
    max_size=12,
)


def test_nothing_is_drawn_of_nothing():
    drawn = flows([])
    assert (drawn.sources, drawn.targets, drawn.bands, drawn.height) == ((), (), (), 0)


def test_same_transition_is_one_thicker_band():
    once, twice = flows([("资源", "资本")]), flows([("资源", "资本")] * 2)
    assert len(twice.bands) == 1
    assert twice.bands[0].thickness > once.bands[0].thickness


def test_what_many_become_stands_once():
    drawn = flows([("资源", "资本"), ("资金", "资本")])
    assert [node.label for node in drawn.targets] == ["资本"]
    assert drawn.targets[0].count == 2


@given(PAIRS)
def test_every_transition_is_drawn_within_the_frame(pairs):
    drawn = flows(pairs)
    assert sum(band.count for band in drawn.bands) == len(pairs)
    assert all(0 < node.y < drawn.height for node in (*drawn.sources, *drawn.targets))


@given(PAIRS, st.randoms())
def test_order_of_input_decides_among_equals_only(pairs, shuffler):
    shuffled = list(pairs)
    shuffler.shuffle(shuffled)
    one, other = flows(shuffled), flows(pairs)
    assert [node.count for node in one.sources] == [node.count for node in other.sources]
    assert {(band.source, band.target, band.count) for band in one.bands} == {
        (band.source, band.target, band.count) for band in other.bands
    }


def test_among_equals_what_comes_first_stands_on_top():
    drawn = flows([("脱贫攻坚", "乡村振兴"), ("农民", "股民"), ("农民", "股民"), ("超常规", "常态化")])
    assert [node.label for node in drawn.sources] == ["农民", "脱贫攻坚", "超常规"]


def test_what_meets_nothing_may_be_left_out():
    pairs = [("资源", "资本"), ("资金", "资本"), ("农民", "股民"), ("贫困村", "示范村"), ("贫困村", "示范村")]
    drawn = flows(pairs, only_meeting=True)
    assert {band.source for band in drawn.bands} == {"资源", "资金", "贫困村"}
    assert (drawn.left_out, flows(pairs).left_out) == (1, 0)
