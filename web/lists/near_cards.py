"""What lies near in meaning to a search, as cards below its last page."""

from typing import Any

from django.http import HttpRequest

from documents.search.near import near
from web.lists.cards import show_near
from web.lists.lists import SearchedList
from web.lists.searched import SearchedFilterSet

MOST_CARDS = 20


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
    wanted = found.source.model._default_manager.filter(pk__in=[each.pk for each in hits])
    rows = {row.pk: row for row in searched.arrange(wanted, request.user)}
    shown = [(rows[each.pk], each.words) for each in hits if each.pk in rows]
    return show_near(shown, found.query.text)
