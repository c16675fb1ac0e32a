"""From the import desk into the library: the articles of each file with their measures, in portions (docs/adr/0008).

A portion is one transaction, and all that can be computed is computed before it opens. A run that was killed, or that a
person stopped, goes on with the articles that are not stored yet.
"""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from documents.actions.articles import refuse_unstorable
from documents.actions.publication import take_back_publications
from documents.ingest.parsed import IngestError, ParsedArticle
from documents.models import (
    Article,
    ArticleStatus,
    BatchState,
    ImportBatch,
    StagedArticle,
    StagedFile,
    StagedState,
)
from documents.plain import from_json
from documents.same_text.actions import propose_reprints
from intake.computed import Computed
from intake.derived import take_estimates
from intake.staging import is_in
from intake.storing import Portion, Received, compute_all, refuse_too_many, store_portion
from measures.extraction import Lexicon
from measures.filing import missing_notice
from measures.lexicon import current_lexicon

logger = logging.getLogger(__name__)

# Articles that one transaction stores: long ones hold back other writers for half a second on SQLite.
PORTION = 50


def store_batch(*, batch: ImportBatch, user: User) -> ImportBatch:
    """Store the files that are ready, until all are stored or a person stops it."""
    lexicon = current_lexicon()
    propose(batch.pk)
    for file in batch.files.filter(state=StagedState.READ).defer("content", "text"):
        if not is_in(batch.pk, BatchState.STORING):
            break
        store_file(file=file, status=batch.status, user=user, lexicon=lexicon)
    is_left = batch.files.filter(state=StagedState.READ, articles__in=waiting_articles()).exists()
    is_left = is_left or batch.files.filter(state=StagedState.WAITING).exists()
    storing = ImportBatch.objects.filter(pk=batch.pk, state=BatchState.STORING)
    storing.update(state=BatchState.READY if is_left else BatchState.DONE)
    batch.refresh_from_db()
    return batch


def take_back_batch(*, batch: ImportBatch, user: User) -> int:
    """Take from the public what `user` stored as published with the batch and nobody wrote to since: it becomes drafts, in
    portions as it was stored. Returns how many; a run that was killed goes on with the others."""
    stored = StagedArticle.objects.filter(file__batch=batch, stored__status=ArticleStatus.PUBLISHED)
    pks = list(stored.order_by("stored").values_list("stored", flat=True))
    portions = [pks[start : start + PORTION] for start in range(0, len(pks), PORTION)]
    return sum(len(take_back_publications(pks=some, user=user)) for some in portions)


def waiting_articles() -> QuerySet[StagedArticle]:
    """What is to be stored and is not stored yet."""
    return StagedArticle.objects.filter(is_taken=True, stored=None)


def store_file(*, file: StagedFile, status: str, user: User, lexicon: Lexicon) -> None:
    """Store the taken articles of one file, portion by portion; what went wrong is written to the file's `problem`, with
    what stands all the same. What can be refused is refused before the first portion."""
    StagedFile.objects.filter(pk=file.pk).update(problem="")
    try:
        waiting = waiting_articles().filter(file=file).order_by("position")
        refuse_unstorable([parsed_of(row, file) for row in waiting], file.file_name)
        while is_in(file.batch_id, BatchState.STORING):
            if not store_rows(file, list(waiting.all()[:PORTION]), status, user, lexicon):
                break
    except IngestError as error:
        tell(file, str(error))
    except Exception:
        # One file's trouble must not leave the batch half way, nor show its insides to the curator.
        logger.exception("storing staged file %s", file.pk)
        tell(file, f"{file.file_name}：存入时出错，没有存完。请联系管理员查看日志。")


def tell(file: StagedFile, problem: str) -> None:
    """Write what went wrong, and what of the file stands in the library nevertheless."""
    stored = file.articles.exclude(stored=None).count()
    if stored:
        left = waiting_articles().filter(file=file).count()
        problem += (
            f"在此之前已存入的 {stored} 篇仍在库中，其余 {left} 篇没有存入；改好以后再存，只会存其余的。"
        )
    StagedFile.objects.filter(pk=file.pk, state=StagedState.READ).update(problem=problem)


def store_rows(
    file: StagedFile, rows: Sequence[StagedArticle], status: str, user: User, lexicon: Lexicon
) -> bool:
    """Store one portion of a file; False where nothing was left to store, or the file is not to be stored any more."""
    parsed = [parsed_of(row, file) for row in rows]
    computed = compute_all(parsed, lexicon=lexicon)
    refuse_too_many(file.file_name, parsed, computed)
    with transaction.atomic():
        held = StagedFile.objects.select_for_update(of=("self",)).defer("content", "text")
        file = held.get(pk=file.pk)
        if file.state != StagedState.READ:
            return False
        if rows_now(rows) != rows_seen(rows):
            # Somebody stored them, or went on correcting them, while they were read: take them as they are then.
            return True
        if rows:
            write_portion(file, rows, parsed, computed, status, user)
        if not waiting_articles().filter(file=file).exists():
            close(file)
    # It reads thousands of rows where an index has grown by much: not while others wait.
    take_estimates()
    propose(file.batch_id)
    return bool(rows)


def write_portion(
    file: StagedFile,
    rows: Sequence[StagedArticle],
    parsed: Sequence[ParsedArticle],
    computed: Sequence[Computed],
    status: str,
    user: User,
) -> None:
    data = b"" if file.source_file_id else bytes(file.content)
    received = Received(data, file.file_name, file.media_type, file.url)
    portion = Portion(parsed, computed, status)
    stored = store_portion(received=received, portion=portion, begun=file.source_file, received_by=user)
    if file.source_file is None:
        file.source_file = stored.source_file
        file.save(update_fields=["source_file"])
    for row, article, changes in zip(rows, stored.articles, stored.plans, strict=True):
        row.stored = article
        if changes.missing_themes:
            row.fields["warnings"].append(missing_notice(changes.missing_themes))
    StagedArticle.objects.bulk_update(rows, ["stored", "fields"])


def close(file: StagedFile) -> None:
    """All that was taken of the file is stored."""
    if file.source_file is not None:
        # The library keeps the bytes from here on; once is enough.
        file.state, file.problem, file.content, file.text = StagedState.STORED, "", b"", ""
        file.save(update_fields=["state", "problem", "content", "text"])


def propose(batch_pk: int) -> None:
    """Sign the stored articles of the batch that are not signed yet, and propose them as reprints: each in a transaction of
    its own, for texts are compared in full."""
    stored = StagedArticle.objects.filter(file__batch=batch_pk, stored__isnull=False).values("stored")
    for article in Article.objects.filter(pk__in=stored, body_signature=None).order_by("pk"):
        propose_reprints(article=article)


def parsed_of(row: StagedArticle, file: StagedFile) -> ParsedArticle:
    parsed = from_json(row.fields)
    return replace(parsed, source_url=parsed.source_url or file.url)


def rows_seen(rows: Sequence[StagedArticle]) -> dict[int, dict[str, Any]]:
    return {row.pk: row.fields for row in rows}


def rows_now(rows: Sequence[StagedArticle]) -> dict[int, dict[str, Any]]:
    return rows_seen(waiting_articles().filter(pk__in=[row.pk for row in rows]))
