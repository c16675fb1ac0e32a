"""What readers asked the search for, how often and what it found; who asked is nobody's business."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps
from django.db import IntegrityError, OperationalError, transaction
from django.db.models import F, Model
from django.utils import timezone

from documents.search.backends import backend
from documents.search.engine import search
from documents.search.keys import search_key
from documents.search.models import LoggedQuery
from documents.search.models.token_row import TokenRow
from documents.search.query import parse
from documents.search.vocabulary import dictionary_in_force

# Words and nothing that leaves out or quotes: a query is offered to others as a question, not as a statement.
_PLAIN = re.compile(r"[\w ]+")
# What a change of words is tried on: the most frequent queries.
MOST_TRIED = 20
MOST_READ = 500


# A query that so many different visitors asked says nothing of any of them.
ENOUGH_ASKERS = 5


def record_query(*, text: str, model: str, hits: int, is_relaxed: bool = False, asker: str = "") -> None:
    """Count a query; `model` is articles or measures, `asker` a digest that tells visitors apart, "" for staff: what these find
    may stand in a draft, and says nothing of what readers found.

    While somebody else writes for long it goes uncounted: no reader waits for a statistic.
    """
    key = " ".join(search_key(text).split())[:100]
    if not key:
        return
    found = {"hits": hits, "is_relaxed": is_relaxed}
    try:
        with backend().impatient(), transaction.atomic():
            _count(key, model, found, is_told=bool(asker))
            if asker:
                _count_asker(LoggedQuery.objects.get(text=key, model=model), asker)
    except OperationalError:
        # A lock that was not to be had.
        return


def _count(key: str, model: str, found: Mapping[str, Any], *, is_told: bool) -> None:
    """`is_told`: what was found takes the place of what was found before."""
    rows, today = LoggedQuery.objects.filter(text=key, model=model), timezone.localdate()
    once_more = {"count": F("count") + 1, "last_seen_on": today, **(found if is_told else {})}
    if rows.update(**once_more):
        return
    try:
        with transaction.atomic():
            LoggedQuery.objects.create(text=key, model=model, count=1, last_seen_on=today, **found)
    except IntegrityError:
        # Another reader asked the same at the same moment.
        rows.update(**once_more)


def _count_asker(row: LoggedQuery, asker: str) -> None:
    if row.asker_count < ENOUGH_ASKERS and asker not in row.askers:
        askers = [*row.askers, asker]
        LoggedQuery.objects.filter(pk=row.pk).update(askers=askers, asker_count=len(askers))


def common_queries(beginning: str) -> list[str]:
    """What many visitors asked for in plain words and found, as it begins with `beginning`; the most frequent first."""
    rows = LoggedQuery.objects.filter(text__startswith=beginning, hits__gt=0, is_relaxed=False)
    asked = rows.filter(asker_count__gte=ENOUGH_ASKERS).exclude(text=beginning).order_by("-count", "text")
    # One search asks both lists.
    texts = dict.fromkeys(asked.values_list("text", flat=True)[: 2 * MOST_TRIED])
    return [text for text in texts if _PLAIN.fullmatch(text)]


def logged_queries_with(words: Iterable[str]) -> list[LoggedQuery]:
    """The most frequent logged queries that ask for one of these words."""
    dictionary_in_force()
    wanted = {search_key(word) for word in words}
    logged = LoggedQuery.objects.order_by("-count", "text", "model")[:MOST_READ]
    return [row for row in logged if wanted & {leaf.text for leaf in parse(row.text).leaves}][:MOST_TRIED]


def frequent_queries() -> list[LoggedQuery]:
    return list(LoggedQuery.objects.order_by("-count", "text", "model")[:MOST_TRIED])


def changed_hits(
    before: Mapping[LoggedQuery, int], after: Mapping[LoggedQuery, int]
) -> list[tuple[LoggedQuery, int, int]]:
    """The queries whose hit counts differ, with both counts."""
    return [(row, count, after[row]) for row, count in before.items() if after[row] != count]


def hit_counts(queries: Iterable[LoggedQuery]) -> dict[LoggedQuery, int]:
    """How many rows each logged query finds now, everything that is stored counted."""
    models = searched_models()
    return {
        row: len(search(models[row.model].objects.all(), text=row.text).pks)
        for row in queries
        if row.model in models
    }


def token_rows() -> list[type[TokenRow]]:
    """Every model that holds a search index."""
    return [model for model in apps.get_models() if issubclass(model, TokenRow)]


def searched_models() -> dict[str, type[Model]]:
    """The models that have a search index, by the name under which their queries are logged."""
    described = [token_row._meta.pk.related_model for token_row in token_rows()]
    return {f"{model._meta.model_name}s": model for model in described}
