"""What lies near in meaning, as cards: below the last page of a search, and beside a text."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.text import Truncator
from django.utils.translation import gettext

from documents.querysets import Reader
from documents.search.alike import Alike
from documents.search.meaning import Near
from documents.search.near import near
from web.lists.cards import show_near
from web.lists.lists import SearchedList
from web.lists.searched import SearchedFilterSet

MOST_CARDS = 20
# Characters by which each card names a query.
MOST_OF_QUERY = 24


def near_cards(
    searched: SearchedList, filterset: SearchedFilterSet, request: HttpRequest, page: Any
) -> list[Any]:
    """The rows near to what is sought, the nearest first; none before the last page or where only words are asked for."""
    found = filterset.found
    if found is None or page.has_next() or filterset.form.cleaned_data.get("literal"):
        return []
    known = set(found.pks)
    hits = [each for each in near(found).hits if each.pk not in known][:MOST_CARDS]
    if not hits:
        return []
    words = Truncator(found.query.text).chars(MOST_OF_QUERY, truncate="……")
    return _cards(searched, hits, request.user, gettext("与“{words}”相近").format(words=words))


def like_cards(searched: SearchedList, hits: Sequence[Alike], reader: Reader) -> list[Any]:
    """What is like a text, the likest first, with the words that they share."""
    return _cards(searched, hits, reader, gettext("都写到"))


def _cards(searched: SearchedList, hits: Sequence[Near | Alike], reader: Reader, why: str) -> list[Any]:
    wanted = searched.filterset._meta.model._default_manager.filter(pk__in=[each.pk for each in hits])
    rows = {row.pk: row for row in searched.arrange(wanted, reader)}
    return show_near([(rows[each.pk], each.words) for each in hits if each.pk in rows], why)
