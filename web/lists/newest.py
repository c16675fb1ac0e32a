"""What is new in a list: what came in last, and what became public after a moment."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max
from django.http import QueryDict
from django.utils.timezone import localtime

from documents.models import Article
from documents.querysets import Reader, SearchedQuerySet
from measures.models import Measure
from web.lists.lists import ARTICLES, MEASURES, SearchedList
from web.lists.searched import SearchedFilterSet
from web.readers.models import SavedSearch

# A question is answered a little by everything: only so many of its best answers are news.
BEST = 50
# New rows of a saved search that are counted; beyond them a page says "100+".
MOST_COUNTED = 100
LISTS = {each.name: each for each in (ARTICLES, MEASURES)}


def newest(filterset: SearchedFilterSet) -> SearchedQuerySet:
    """What came into the library last; of a question, the best answers."""
    found = filterset.found
    rows = filterset.qs
    if found is not None and found.is_by_likeness:
        rows = rows.filter(pk__in=[each.pk for each in found.ranked[:BEST]])
    return rows.order_by("-pk")


@dataclass(frozen=True, slots=True)
class News:
    """What a saved search has found in articles that became public after a moment, the latest first."""

    saved: SavedSearch
    searched: SearchedList
    rows: SearchedQuerySet

    @property
    def count(self) -> int:
        return self.rows.order_by()[: MOST_COUNTED + 1].count()

    def first(self, most: int) -> list["Item"]:
        rows = self.rows.select_related(
            *(() if self.searched is ARTICLES else ("article",)), f"{self._path}region"
        )
        shown = rows.defer(f"{self._path}body").order_by(f"-{self._path}public_since", "-pk")[:most]
        return [Item(row, row if self.searched is ARTICLES else row.article, self.saved) for row in shown]

    @property
    def _path(self) -> str:
        return "" if self.searched is ARTICLES else "article__"


@dataclass(frozen=True, slots=True)
class Item:
    """A new measure or article, under the search that found it."""

    row: Measure | Article
    article: Article
    saved: SavedSearch

    @property
    def address(self) -> str:
        return getattr(self.row, "permalink", "") or self.row.get_absolute_url()

    @property
    def is_unseen(self) -> bool:
        return self.article.public_since > self.saved.seen_at

    @property
    def day(self) -> object:
        return localtime(self.article.public_since).date()


def news_of(saved: SavedSearch, reader: Reader, since: datetime) -> News:
    """What the search finds in articles that became public after `since`; drafts are no news, not even to staff."""
    searched = LISTS[saved.place]
    path = "" if searched is ARTICLES else "article__"
    rows = newest(searched.asked(QueryDict(saved.query), reader))
    later = {f"{path}public_since__gt": since, f"{path}status": "published"}
    return News(saved, searched, rows.filter(**later))


def unseen(searches: list[SavedSearch], reader: Reader) -> dict[int, int]:
    """How many rows each search has found since its owner last looked, by its key; searches without any are left out.

    Most days one question answers for all: nothing became public since.
    """
    latest = Article.objects.filter(status="published").aggregate(latest=Max("public_since"))["latest"]
    behind = [saved for saved in searches if latest is not None and saved.seen_at < latest]
    counts = {saved.pk: news_of(saved, reader, saved.seen_at).count for saved in behind}
    return {pk: count for pk, count in counts.items() if count}
