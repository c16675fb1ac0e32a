"""Which column of a comparison a region's texts stand in."""

import pytest

from comparison.asked import asked_regions
from comparison.scope import Scope
from documents.models import Article


@pytest.mark.parametrize(
    ("own_only", "counts", "apart"),
    [(False, [1, 1, 1], [["云台市", "青岭县"], ["青岭县"], []]), (True, [1, 0, 1], [[], [], []])],
)
def test_a_text_stands_in_the_narrowest_column_that_holds_its_region(world, own_only, counts, apart):
    columns = asked_regions(["520000", "529900", "529901"], Scope(own_only=own_only)).columns
    places = columns.places()
    assert [place.articles for place in places] == counts
    assert [[region.name for region in place.apart] for place in places] == apart
    articles = Article.objects.filter(status="published")
    for place in places:
        for article in articles.filter(columns.condition(place.region, "region")):
            assert columns.of(article.region_id) == place.region.code
    assert articles.filter(columns.any_condition("region")).count() == sum(counts)
