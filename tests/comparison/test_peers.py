"""Which regions are held against a locality where there are more than anybody's page can read."""

import pytest

from comparison import peers
from comparison.peers import nearest_localities
from tests.factories import made_together, make_article, make_measure, make_region


@pytest.fixture
def written(world):
    """三条 in each of two counties, 四条 in a third and in a prefecture, all of them of one theme."""
    places = [
        (world.county_a, 3),
        (make_region("529903", "远山县", parent=world.city), 3),
        (make_region("529904", "近水县", parent=world.city), 4),
        (make_region("529800", "高原市", parent=world.province), 5),
    ]
    with made_together():
        for place, many in places:
            body = "。".join(f"第{number}件事要办好" for number in range(many)) + "。"
            article = make_article(f"{place.name}：{body}", region=place)
            for number in range(many):
                make_measure(article, f"第{number}件事要办好", theme=world.monitoring)
    return world


def names(world):
    return [region.short_name for region in nearest_localities(world.county_a)]


def test_every_region_may_be_a_peer_where_they_are_few(written):
    assert names(written) == ["高原", "远山", "近水"]


def test_of_many_its_level_comes_first_and_then_most_measures(written, monkeypatch):
    monkeypatch.setattr(peers, "MOST_COMPARED", 1)
    assert names(written) == ["近水"]
    monkeypatch.setattr(peers, "MOST_COMPARED", 3)
    assert names(written) == ["远山", "近水"]


def test_what_lies_above_or_below_is_none(written):
    assert nearest_localities(written.city) == [make_region("529800")]
