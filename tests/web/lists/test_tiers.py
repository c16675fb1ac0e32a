"""The first tier loses nothing to the second."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from documents.models import Article
from documents.search.engine import search
from documents.search.meaning import PARTS
from measures.models import Measure
from web.lists.tiers import tiers_of

WORDS = (
    "监测",
    "茶园",
    "优质稻",
    "带农",
    "机制",
    "厕所",
    "易返贫户",
    "产业发展",
    " OR ",
    " -",
    '"',
    "？",
    " ",
)


@settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(text=st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map("".join))
@example(text="监测")
@example(text="监测 茶园")
@example(text="监测 不存在的词")
def test_nothing_literal_is_lost_by_the_second_tier(world, text):
    for rows in (Measure.objects.all(), Article.objects.all()):
        found = search(rows, text=text)
        both = tiers_of(found, 50)
        literal = [hit.pk for hit in both if hit.tier == "literal"]
        if not found.is_by_likeness and not found.is_relaxed:
            assert literal == found.rows().pks[:50] == [hit.pk for hit in tiers_of(found, 50, ())]
        assert [hit.pk for hit in both][: len(literal)] == literal
        assert len({hit.pk for hit in both}) == len(both)


@pytest.mark.parametrize("limit", [1, 2])
def test_what_is_near_takes_no_place_of_what_is_written(world, limit):
    found = search(Measure.objects.all(), text="监测")
    assert [hit.pk for hit in tiers_of(found, limit, PARTS)] == found.rows().pks[:limit]
