"""How common the tokens of an index are: an estimate from a sample, kept with the index and taken anew as it grows.

Only ranking and the order of reading depend on it; what is found does not.
"""

import time
from collections import Counter

from django.db.models import Max

from documents.models.index import IndexState
from documents.search.rank import Statistics

SAMPLE_ROWS = 1_500
# A token of a smaller share is not listed: its rows are counted where it is searched for.
LEAST_SHARE = 0.004
MOST_TOKENS = 6_000
# The sample is taken anew when the collection has grown by so much.
GROWTH = 1.6
REREAD_SECONDS = 30

_known: dict[str, tuple[float, Statistics]] = {}


def statistics_of(model) -> Statistics:
    """The last estimate; read again after a while, for other processes take it too."""
    table = model._meta.db_table
    read_at, statistics = _known.get(table, (0.0, Statistics()))
    if time.monotonic() - read_at > REREAD_SECONDS or read_at == 0:
        state = IndexState.objects.filter(pk=table).first()
        statistics = (
            Statistics(max(state.rows, 1), state.average_length, state.shares) if state else Statistics()
        )
        _known[table] = (time.monotonic(), statistics)
    return statistics


def refresh_when_grown(model) -> None:
    """Take the estimate anew if many rows came since; cheap where they did not."""
    table = model._meta.db_table
    newest = model.objects.aggregate(newest=Max("pk"))["newest"] or 0
    counted = IndexState.objects.filter(pk=table).values_list("newest", flat=True).first() or 0
    if newest > counted * GROWTH + 20:
        take(model)


def take(model) -> Statistics:
    """Estimate from rows spread evenly over the primary keys."""
    table = model._meta.db_table
    rows = model.objects.count()
    newest = model.objects.aggregate(newest=Max("pk"))["newest"] or 0
    counts: Counter[str] = Counter()
    length = sampled = 0
    for title_grams, body_grams, title, body in _sample(model, rows):
        grams = f"{title_grams} {body_grams}".split()
        words = f"{title} {body}".split()
        tokens = set(grams)
        tokens.update(words, *(set(gram) for gram in tokens))
        counts.update(tokens)
        length += sum(map(len, body.partition("\t")[0].split(" ")))
        sampled += 1
    least = max(2, LEAST_SHARE * sampled)
    shares = {token: n / sampled for token, n in counts.most_common(MOST_TOKENS) if n >= least}
    average = max(1.0, length / sampled) if sampled else 300.0
    IndexState.objects.update_or_create(
        pk=table, defaults={"rows": rows, "newest": newest, "average_length": average, "shares": shares}
    )
    _known.pop(table, None)
    return Statistics(max(rows, 1), average, shares)


def _sample(model, rows):
    columns = ("title_grams", "body_grams", "title_words", "body_words")
    step = max(1, rows // SAMPLE_ROWS)
    chosen = model.objects.order_by("pk")
    if step > 1:
        pks = list(chosen.values_list("pk", flat=True).iterator())[::step]
        chosen = chosen.filter(pk__in=pks)
    return chosen.values_list(*columns).iterator(chunk_size=100)
