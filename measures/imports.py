"""From the import desk into the library: each file's articles with their measures, in one transaction a file."""

import logging
from dataclasses import replace

from django.db import transaction

from documents.actions import import_articles
from documents.duplicates.actions import propose_reprints
from documents.ingest.parsed import IngestError
from documents.models import BatchState, ImportBatch, StagedFile, StagedState
from documents.staging.plain import article_from_json
from measures.actions import store_extraction
from measures.extraction import extract
from measures.filing import missing_notice
from measures.lexicon import current_lexicon

logger = logging.getLogger(__name__)


def store_batch(*, batch, user) -> ImportBatch:
    """Store the files that are ready; a killed run goes on where it stopped, for a file is stored whole or not."""
    lexicon = current_lexicon()
    for file in batch.files.filter(state=StagedState.READ).defer("content", "text"):
        store_file(file=file, status=batch.status, user=user, lexicon=lexicon)
    is_left = batch.files.filter(state=StagedState.READ, articles__is_taken=True).exists()
    batch.state = BatchState.READY if is_left else BatchState.DONE
    batch.save(update_fields=["state"])
    return batch


@transaction.atomic
def store_file(*, file, status, user, lexicon) -> StagedFile:
    """Store the taken articles of one file; a refusal is written to the file's `problem` and nothing is stored."""
    file = StagedFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    rows = list(file.articles.filter(is_taken=True))
    if file.state != StagedState.READ or not rows:
        return file
    try:
        with transaction.atomic():
            file.source_file = store_articles(file, rows, status, user, lexicon)
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


def store_articles(file, rows, status, user, lexicon):
    parsed = [article_from_json(row.fields) for row in rows]
    if file.url:
        parsed = [replace(each, source_url=each.source_url or file.url) for each in parsed]
    done = import_articles(
        data=bytes(file.content),
        file_name=file.file_name,
        media_type=file.media_type,
        parsed=tuple(parsed),
        status=status,
        received_by=user,
        url=file.url,
    )
    if not done.is_new:
        raise IngestError(f"{file.file_name}：这个文件刚刚已由别人导入，内容完全相同，未重复导入。")
    for row, article in zip(rows, done.articles, strict=True):
        extraction = extract(article.body, lexicon=lexicon, title=article.title)
        changes = store_extraction(article=article, extraction=extraction)
        propose_reprints(article=article)
        row.stored = article
        if changes.missing_themes:
            row.fields["warnings"].append(missing_notice(changes.missing_themes))
        row.save(update_fields=["stored", "fields"])
    return done.source_file
