from types import SimpleNamespace

from hypothesis import given
from hypothesis import strategies as st

from measures.actions.facts import Holders

SPANS = st.tuples(st.integers(0, 30), st.integers(1, 12)).map(
    lambda pair: SimpleNamespace(start=pair[0], end=pair[0] + pair[1])
)


@given(measures=st.lists(SPANS), span=SPANS)
def test_the_first_measure_in_order_that_holds_a_span_is_its_holder(measures, span):
    holding = [row for row in measures if row.start <= span.start and span.end <= row.end]
    assert Holders(measures).of(span) is (holding[0] if holding else None)
