"""Make an index anew, and prove that one is in step.

Texts are cut first, in batches and on every core, and what differs from the stored tokens is set aside in a file;
then all of it is written in one transaction. Readers see the old index until the new one is whole, and a change of
the dictionary writes no more rows than it changes.
"""

import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence

from django.db import DatabaseError, transaction

from documents.search.backends import TOKEN_COLUMNS, backend, token_columns
from documents.search.index import Cutter, settle
from documents.search.models.token_row import TokenRow
from documents.search.models.vocabulary import AppliedDictionary
from documents.search.tokenizer import fingerprint
from documents.search.vocabulary import dictionary_in_force, put_terms_in_force

BATCH_ROWS = 400

# Primary key, stored tokens or None, right tokens.
Difference = tuple[int, tuple[str, ...] | None, tuple[str, ...]]
Progress = Callable[[Sequence[int]], Iterable[int]]


def rebuild(token_row: type[TokenRow], progress: Progress = iter) -> int:
    """Bring every row to what the tokenizer makes of its text today; return how many were written.

    `progress` wraps the list of batches, for a bar.
    """
    terms = put_terms_in_force()
    with tempfile.TemporaryFile() as aside:
        for differing in differences(token_row, progress):
            pickle.dump(differing, aside)
        end = aside.tell()
        aside.seek(0)
        with transaction.atomic():
            written = 0
            while aside.tell() < end:
                # Only this process has written the file.
                written += _write(token_row, pickle.load(aside))  # noqa: S301
            backend().make_anew(token_row._meta.db_table)
            state = settle(token_row)
            state.fingerprint = fingerprint()
            state.save()
            AppliedDictionary.objects.update_or_create(pk=1, defaults={"terms": terms})
    return written


def _write(token_row: type[TokenRow], differing: Sequence[Difference]) -> int:
    """Write over rows that nobody wrote since they were compared."""
    stored = token_row.objects.in_bulk([pk for pk, *_ in differing])
    described = token_row._meta.pk.related_model
    alive = set(described.objects.filter(pk__in=[pk for pk, *_ in differing]).values_list("pk", flat=True))
    rows = [
        token_row(pk=pk, **dict(zip(TOKEN_COLUMNS, now, strict=True)))
        for pk, before, now in differing
        if pk in alive and before == _texts(stored.get(pk))
    ]
    token_row.objects.store(rows, refresh=False)
    return len(rows)


def differences(token_row: type[TokenRow], progress: Progress = iter) -> Iterator[list[Difference]]:
    """Batches of (pk, stored tokens or None, right tokens) of the rows that are not as they should be."""
    described = token_row._meta.pk.related_model
    pks = list(described.objects.order_by("pk").values_list("pk", flat=True))
    with Cutter() as cutter:
        for start in progress(range(0, len(pks), BATCH_ROWS)):
            rows = list(
                described.objects.filter(pk__in=pks[start : start + BATCH_ROWS]).prefetch_related(
                    *token_row.related
                )
            )
            texts = [token_row.texts_of(row) for row in rows]
            cut = cutter.start(
                text for title, bodies in texts for text in (title, "\n".join(filter(None, bodies)))
            )()
            stored = token_row.objects.in_bulk([row.pk for row in rows])
            differing: list[Difference] = []
            for row, title, body in zip(rows, cut[::2], cut[1::2], strict=True):
                before, now = _texts(stored.get(row.pk)), tuple(token_columns(title, body).values())
                if before != now:
                    differing.append((row.pk, before, now))
            if differing:
                yield differing


def _texts(row: TokenRow | None) -> tuple[str, ...] | None:
    return None if row is None else tuple(getattr(row, name) for name in TOKEN_COLUMNS)


def problems(token_row: type[TokenRow], progress: Progress = iter) -> list[str]:
    """What is out of step, in words; empty where the index describes its table exactly."""
    dictionary_in_force()
    name = token_row._meta.verbose_name
    found = []
    missing = stale = 0
    for differing in differences(token_row, progress):
        missing += sum(before is None for _, before, _ in differing)
        stale += sum(before is not None for _, before, _ in differing)
    if missing:
        found.append(f"{name}：缺 {missing} 行")
    if stale:
        found.append(f"{name}：{stale} 行与原文或词典不符")
    try:
        with transaction.atomic():
            backend().check(token_row._meta.db_table)
    except DatabaseError:
        found.append(f"{name}：数据库索引与检索词不符")
    return found
