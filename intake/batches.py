"""From the import desk into the library: each file's articles with their measures, in one transaction a file."""

import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from documents.ingest.parsed import IngestError, ParsedArticle
from documents.models import BatchState, ImportBatch, SourceFile, StagedArticle, StagedFile, StagedState
from documents.plain import from_json
from intake.computed import Computed, compute
from intake.staging import is_in
from intake.storing import Received, store_articles
from measures.extraction import Lexicon
from measures.filing import missing_notice
from measures.lexicon import current_lexicon

logger = logging.getLogger(__name__)


def store_batch(*, batch: ImportBatch, user: User) -> ImportBatch:
    """Store the files that are ready; a killed run goes on where it stopped, for a file is stored whole or not, and one that
    a person stopped leaves the rest."""
    lexicon = current_lexicon()
    for file in batch.files.filter(state=StagedState.READ).defer("content", "text"):
        if not is_in(batch.pk, BatchState.STORING):
            break
        store_file(file=file, status=batch.status, user=user, lexicon=lexicon)
    is_left = batch.files.filter(state=StagedState.READ, articles__is_taken=True).exists()
    is_left = is_left or batch.files.filter(state=StagedState.WAITING).exists()
    storing = ImportBatch.objects.filter(pk=batch.pk, state=BatchState.STORING)
    storing.update(state=BatchState.READY if is_left else BatchState.DONE)
    batch.refresh_from_db()
    return batch


def store_file(*, file: StagedFile, status: str, user: User, lexicon: Lexicon) -> StagedFile:
    """Store the taken articles of one file; a refusal is written to the file's `problem` and nothing is stored."""
    rows = list(file.articles.filter(is_taken=True))
    parsed = [parsed_of(row, file) for row in rows]
    computed = [compute(title=each.title, body=each.body, lexicon=lexicon) for each in parsed]
    with transaction.atomic():
        file = StagedFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
        if file.state != StagedState.READ or not rows or rows_now(file) != rows_seen(rows):
            # Somebody stored it, or went on correcting it, while it was read: the next run takes it as it is then.
            return file
        try:
            with transaction.atomic():
                file.source_file = store_rows(file, rows, parsed, computed, status, user)
            # The library keeps the bytes from here on; once is enough.
            file.state, file.problem, file.content, file.text = StagedState.STORED, "", b"", ""
        except IngestError as error:
            file.source_file, file.problem = None, str(error)
        except Exception:
            # One file's trouble must not leave the batch half way, nor show its insides to the curator.
            logger.exception("storing staged file %s", file.pk)
            file.source_file, file.problem = (
                None,
                f"{file.file_name}：存入时出错，没有入库。请联系管理员查看日志。",
            )
        file.save(update_fields=["state", "problem", "source_file", "content", "text"])
    return file


def parsed_of(row: StagedArticle, file: StagedFile) -> ParsedArticle:
    parsed = from_json(row.fields)
    return replace(parsed, source_url=parsed.source_url or file.url)


def rows_seen(rows: Sequence[StagedArticle]) -> list[tuple[int, dict[str, Any]]]:
    return [(row.pk, row.fields) for row in rows]


def rows_now(file: StagedFile) -> list[tuple[int, dict[str, Any]]]:
    return rows_seen(file.articles.filter(is_taken=True))


def store_rows(
    file: StagedFile,
    rows: Sequence[StagedArticle],
    parsed: Sequence[ParsedArticle],
    computed: Sequence[Computed],
    status: str,
    user: User,
) -> SourceFile:
    received = Received(bytes(file.content), file.file_name, file.media_type, file.url)
    done = store_articles(
        received=received, parsed=parsed, computed=computed, status=status, received_by=user
    )
    if not done.is_new:
        raise IngestError(f"{file.file_name}：这个文件刚刚已由别人导入，内容完全相同，未重复导入。")
    for row, article, changes in zip(rows, done.articles, done.plans, strict=True):
        row.stored = article
        if changes.missing_themes:
            row.fields["warnings"].append(missing_notice(changes.missing_themes))
    StagedArticle.objects.bulk_update(rows, ["stored", "fields"])
    return done.source_file
