"""Writes to imports in the making. Keyword-only, atomic, returning what they made; nothing here becomes public."""

import hashlib
import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace

from django.contrib.auth.models import AbstractBaseUser, User
from django.db import transaction
from django.db.models import F

from documents.actions.columns import key_of, match_columns, matched_columns
from documents.ingest.parsed import IngestError, ParsedArticle
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.tables.lists import UnmatchedColumnsError
from documents.ingest.readers.uploads import open_upload
from documents.ingest.recognising.scans import NOTHING_RECOGNISED, ScanError
from documents.models import (
    BatchState,
    ImportBatch,
    SourceFile,
    StagedArticle,
    StagedFile,
    StagedState,
)
from documents.plain import from_json, to_json
from intake.duplicates import known_among
from intake.reading import read_part, read_upload
from intake.recognising import recognise_scans, recognised_pages, waits_for_recognition
from regions.catalogue import load_gazetteer
from regions.gazetteer.gazetteer import Gazetteer
from regions.lookup import RegionCodes

logger = logging.getLogger(__name__)

# A line of these alone, put into a staged body by hand, cuts the article in two there.
CUT = "====="
# The columns of a file that reading it fills.
FILLED = (
    "scans",
    "state",
    "problem",
    "source_file",
    "columns",
    "text",
    "media_type",
    "bad_rows",
    "bad_row_count",
    "bad_reasons",
)


@transaction.atomic
def open_batch(*, uploads: Iterable[tuple[str, bytes, str]], user: AbstractBaseUser) -> ImportBatch:
    """Keep what was handed over: `uploads` are (file name, bytes, URL or ""). Files that cannot be opened are named."""
    batch = ImportBatch.objects.create(made_by=user)
    files: list[StagedFile] = []
    for file_name, data, url in uploads:
        try:
            opened = open_upload(data, file_name=file_name)
        except IngestError as error:
            batch.problems.extend(str(error).splitlines())
            continue
        batch.problems.extend(opened.problems)
        batch.problems.extend(f"{file_name}：{each}，没有读取。" for each in opened.left_out)
        for file in opened.files:
            path = file.path if file.path != file.name else ""
            files.append(
                StagedFile(
                    batch=batch,
                    position=len(files),
                    file_name=file.name[:255],
                    path=path[:1000],
                    kind=file.kind,
                    content=file.data,
                    url=url,
                )
            )
    StagedFile.objects.bulk_create(files, batch_size=50)
    batch.state = BatchState.READING if files else BatchState.DONE
    batch.save()
    return batch


def read_batch(*, batch: ImportBatch, gazetteer: Gazetteer, recognises: bool = False) -> ImportBatch:
    """Read the files that wait, each in a transaction of its own: a killed run goes on where it stopped, and one that a
    person stopped leaves the rest. Where it does not recognise scans, these wait for a worker, and the batch goes on reading."""
    for file in batch.files.filter(state=StagedState.WAITING).defer("content", "text"):
        if not is_in(batch.pk, BatchState.READING):
            break
        done = file if file.scans else read_file(file=file, gazetteer=gazetteer)
        if done.scans and done.state == StagedState.WAITING and recognises and recognise_scans(file=done):
            read_file(file=done, gazetteer=gazetteer)
    waiting = batch.files.filter(state=StagedState.WAITING).exclude(scans=[])
    if recognises or not waiting.exists():
        ImportBatch.objects.filter(pk=batch.pk, state=BatchState.READING).update(state=BatchState.READY)
    batch.refresh_from_db()
    return batch


def is_in(batch_pk: int, state: BatchState) -> bool:
    """Whether the batch is in that state still; a person may have stopped it or given it up."""
    return ImportBatch.objects.filter(pk=batch_pk, state=state).exists()


def read_file(*, file: StagedFile, gazetteer: Gazetteer) -> StagedFile:
    """Turn one file into staged articles, which is read before anything is locked; what goes wrong is written to the file's
    `problem`."""
    file = StagedFile.objects.get(pk=file.pk)
    if file.state != StagedState.WAITING:
        return file
    articles: list[StagedArticle] = []
    try:
        articles = fill(file, gazetteer)
    except IngestError as error:
        file.state, file.problem = StagedState.FAILED, str(error)
    except Exception:
        # A reader's own fault must not hold up the other files, nor show its insides to the curator.
        logger.exception("reading staged file %s", file.pk)
        file.state = StagedState.FAILED
        file.problem = (
            f"{file.file_name}：读取时出错，未导入。请另存为 .txt 后再试，并把原文件交给管理员查看。"
        )
    with transaction.atomic():
        held = StagedFile.objects.select_for_update(of=("self",)).defer("content", "text").get(pk=file.pk)
        if held.state == StagedState.WAITING:
            file.save(update_fields=FILLED)
            StagedArticle.objects.bulk_create(articles, batch_size=200)
    return file


def fill(file: StagedFile, gazetteer: Gazetteer) -> list[StagedArticle]:
    """Read the file's bytes into staged articles, unsaved; raises IngestError where they hold none."""
    data = bytes(file.content)
    file.source_file = find_same_bytes(hashlib.sha256(data).hexdigest())
    if file.source_file is not None:
        raise IngestError(f"{file.file_name}：这个文件已经导入过，内容完全相同，未重复导入。")
    try:
        reading = read_upload(
            data,
            FileKind(file.kind),
            file_name=file.path or file.file_name,
            gazetteer=gazetteer,
            find_region=RegionCodes(),
            find_columns=matched_columns,
            recognised=recognised_pages(data) if file.scans else NOTHING_RECOGNISED,
        )
    except ScanError as error:
        if not waits_for_recognition(file, error.pages):
            raise
        return []
    except UnmatchedColumnsError as error:
        file.columns = [asdict(column) for column in error.columns]
        raise
    if waits_for_recognition(file, reading.scanned):
        return []
    file.columns = [asdict(column) for column in reading.columns]
    file.text, file.media_type, file.state = reading.text, reading.media_type, StagedState.READ
    file.bad_rows, file.bad_row_count = reading.bad_rows or None, reading.bad_row_count
    file.bad_reasons = list(reading.bad_reasons)
    return staged(file, reading.articles)


def staged(file: StagedFile, articles: Sequence[ParsedArticle]) -> list[StagedArticle]:
    """Staged articles; one that is stored already, or that an earlier one repeats, is not taken unless asked for."""
    known, rows = known_among([article.body for article in articles], file.batch_id), []
    for position, article in enumerate(articles):
        is_new = article.body not in known
        known.add(article.body)
        rows.append(StagedArticle(file=file, position=position, fields=to_json(article), is_taken=is_new))
    return rows


def find_same_bytes(sha256: str) -> SourceFile | None:
    return SourceFile.objects.filter(sha256=sha256).defer("content").first()


@transaction.atomic
def correct_staged(*, staged_article: StagedArticle, article: ParsedArticle) -> list[StagedArticle]:
    """Write a person's corrections; a line of ===== in the body cuts the article into several.

    What is cut off is read anew: another article has its own title, place, authors and date.
    """
    bodies = [part.strip() for part in f"\n{article.body}\n".split(f"\n{CUT}\n")]
    bodies = [part for part in bodies if part] or [article.body]
    file = staged_article.file
    later = file.articles.filter(position__gt=staged_article.position)
    if len(bodies) > 1:
        # Twice over, because a position is unique at every moment.
        shift = file.articles.count() + len(bodies)
        moved = list(later.values_list("pk", flat=True))
        later.update(position=F("position") + shift)
        file.articles.filter(pk__in=moved).update(position=F("position") - shift + len(bodies) - 1)
    staged_article.fields = to_json(replace(article, body=bodies[0]))
    staged_article.is_edited, staged_article.is_taken = True, True
    staged_article.save()
    rows = [staged_article]
    for number, body in enumerate(bodies[1:], start=1):
        fields = to_json(read_part(body, beside=article, gazetteer=load_gazetteer()))
        position = staged_article.position + number
        rows.append(StagedArticle.objects.create(file=file, position=position, fields=fields, is_edited=True))
    return rows


@transaction.atomic
def join_to_previous(*, staged_article: StagedArticle) -> StagedArticle | None:
    """Append the body to the article before it in the file; None where there is none."""
    earlier = staged_article.file.articles.filter(stored=None, position__lt=staged_article.position)
    previous = earlier.order_by("-position").first()
    if previous is None:
        return None
    first, second = from_json(previous.fields), from_json(staged_article.fields)
    # The reader took the second one's headline out of the text; put together, it belongs there again.
    body = f"{first.body}\n{second.title}\n{second.body}"
    previous.fields = to_json(replace(first, body=body))
    previous.is_edited = previous.is_taken = True
    previous.save()
    staged_article.delete()
    return previous


def stop_batch(*, batch_pk: int) -> bool:
    """Stop reading after the file in hand, or storing after the portion in hand; what was read or stored stays. False where nothing was going on."""
    running = ImportBatch.objects.filter(pk=batch_pk, state__in=[BatchState.READING, BatchState.STORING])
    return bool(running.update(state=BatchState.READY))


def begin_reading(*, batch_pk: int) -> bool:
    """Take up the files of a stopped batch that nobody read yet; False where there are none."""
    stopped = ImportBatch.objects.filter(pk=batch_pk, state=BatchState.READY)
    return bool(stopped.filter(files__state=StagedState.WAITING).update(state=BatchState.READING))


@transaction.atomic
def read_anew(*, file: StagedFile, fields: Mapping[str, str], user: User) -> list[StagedFile]:
    """Remember what a list's columns hold, and let the file be read again, with the others of the batch that failed for
    want of the same columns. Corrections made to its articles are given up; returns the files that now wait."""
    batch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=file.batch_id)
    if batch.state != BatchState.READY:
        return []
    names = [column["name"] for column in file.columns]
    match_columns(names=names, fields=fields, user=user)
    failed = batch.files.filter(state=StagedState.FAILED).exclude(columns=[]).defer("content", "text")
    same = [each for each in failed if key_of([column["name"] for column in each.columns]) == key_of(names)]
    waiting = {
        each.pk: each for each in (file, *same) if each.state in (StagedState.READ, StagedState.FAILED)
    }
    StagedArticle.objects.filter(file__in=waiting).delete()
    batch.files.filter(pk__in=waiting).update(
        state=StagedState.WAITING, problem="", bad_rows=None, bad_row_count=0
    )
    batch.state = BatchState.READING
    batch.save(update_fields=["state"])
    return list(waiting.values())


@transaction.atomic
def discard_batch(*, batch: ImportBatch) -> ImportBatch:
    """Give the import up; what was handed over stays with the batch until it is cleaned away."""
    batch.state = BatchState.DISCARDED
    batch.save(update_fields=["state"])
    return batch


def begin_storing(*, batch_pk: int, status: str) -> bool:
    """Take a batch that is ready to be stored; False where somebody else did: nothing is stored twice."""
    ready = ImportBatch.objects.filter(pk=batch_pk, state=BatchState.READY)
    return bool(ready.update(state=BatchState.STORING, status=status))


def take_staged(*, staged_article: StagedArticle, is_taken: bool) -> StagedArticle:
    """Take the article into the library with the rest, or leave it out."""
    staged_article.is_taken = is_taken
    staged_article.save(update_fields=["is_taken"])
    return staged_article
