"""The town or development zone below its region that an article's title names: derived from both, never typed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from regions.gazetteer.smaller_places import named_below
from regions.models import Region

if TYPE_CHECKING:
    from documents.models import Article

# What it follows from, and where it is kept.
FOLLOWS_FROM = frozenset({"title", "region", "region_then"})
KEPT_IN = ("smaller_place", "smaller_kind")
# No title without one of these names any.
_TELLING = ("区", "镇", "乡", "街道", "苏木")


def name_smaller_places(articles: "Sequence[Article]") -> None:
    """Give each article what its title names behind its region, as it is or was called; nothing is stored. One query at most."""
    telling = [each for each in articles if any(word in each.title for word in _TELLING)]
    codes = {code for each in telling for code in (each.region_id, each.region_then_id) if code}
    rows = Region.objects.filter(pk__in=codes).values_list("pk", "name", "short_name") if codes else ()
    names = {code: both for code, *both in rows}
    for article in articles:
        article.smaller_place = article.smaller_kind = ""
    for article in telling:
        called = [*names.get(article.region_id, ()), *names.get(article.region_then_id, ())]
        if found := named_below(article.title, called):
            article.smaller_place, article.smaller_kind = found.name, found.kind.value
