from hypothesis import given
from hypothesis import strategies as st

from comparison.alike.localities import leads_for, peers_of

COUNTS = {
    "甲": {"industry": 4, "market": 2},
    "乙": {"industry": 3, "market": 2, "finance": 1},
    "丙": {"governance": 5, "industry": 1},
    "丁": {"industry": 1, "market": 1},
}


def test_locality_with_too_little_written_has_no_peers():
    assert peers_of("丁", COUNTS, 5) == ()
    assert peers_of("无", COUNTS, 5) == ()


def test_locality_with_too_little_written_is_no_peer():
    assert "丁" not in {peer.code for peer in peers_of("甲", COUNTS, 5)}


def test_nearest_peer_first_with_what_both_write_of():
    first, second = peers_of("甲", COUNTS, 5)
    assert (first.code, second.code) == ("乙", "丙")
    assert set(first.shared) == {"industry", "market"}


def test_leads_are_what_peers_write_of_and_it_does_not():
    leads = leads_for("甲", COUNTS, peers_of("甲", COUNTS, 5))
    assert {(lead.theme, lead.peers) for lead in leads} == {("finance", ("乙",)), ("governance", ("丙",))}


@given(
    st.dictionaries(
        st.text("甲乙丙丁", min_size=1, max_size=2),
        st.dictionaries(st.sampled_from("abcde"), st.integers(0, 5)),
    )
)
def test_scores_are_bounded_symmetric_and_never_of_itself(counts):
    for code in counts:
        for peer in peers_of(code, counts, 99):
            assert peer.code != code
            assert 0 <= peer.score <= 1
            back = {each.code: each.score for each in peers_of(peer.code, counts, 99)}
            assert abs(back[code] - peer.score) < 1e-9
