"""Scanned pages of a file: recognised one after the other, each kept as soon as it is read. At the desk a worker does it; commands
and what is gathered, which are processes of their own, do it as they read."""

import hashlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.recognising.recogniser import is_installed, reader_version, recognise
from documents.ingest.recognising.scans import Recognised, ScanLine
from documents.models import BatchState, ImportBatch, RecognisedPage, StagedFile, StagedState

logger = logging.getLogger(__name__)


def waits_for_recognition(file: StagedFile, pages: Sequence[int]) -> bool:
    """Whether the pages are to be recognised before the file is read; what was tried already is not tried again."""
    if not pages or file.scans or not is_installed():
        return False
    file.scans = list(pages)
    return True


def recognised_pages(data: bytes) -> Recognised:
    """What is known of the file's scanned pages."""
    known = RecognisedPage.objects.filter(sha256=hashlib.sha256(data).hexdigest(), reader=reader_version())
    return {page.number: [ScanLine(**line) for line in page.lines] for page in known}


# Asked for these pages of a file: (bytes, page numbers, kind, file name) → what stands on them.
Recognise = Callable[[bytes, Sequence[int], FileKind, str], Recognised]


def kept_pages(data: bytes, numbers: Sequence[int], *, kind: FileKind, file_name: str) -> Iterator[int]:
    """Recognise the pages one after the other; yield each number when the page is kept. Raises IngestError where one cannot be
    read."""
    sha256, reader = hashlib.sha256(data).hexdigest(), reader_version()
    for number, lines in recognise(data, numbers, kind=kind, file_name=file_name) if numbers else ():
        RecognisedPage.objects.get_or_create(
            sha256=sha256, number=number, reader=reader, defaults={"lines": list(map(asdict, lines))}
        )
        yield number


def recognise_keeping(on_page: Callable[[Iterator[int], int], Iterator[int]]) -> Recognise:
    """What recognises the pages that are not known yet and keeps them; `on_page` is handed their numbers as they come, and how many
    there will be."""

    def known_then(data: bytes, numbers: Sequence[int], kind: FileKind, file_name: str) -> Recognised:
        missing = [number for number in numbers if number not in recognised_pages(data)]
        for _ in on_page(kept_pages(data, missing, kind=kind, file_name=file_name), len(missing)):
            pass
        return recognised_pages(data)

    return known_then


def recognise_passing(on_page: Callable[[Iterator[int], int], Iterator[int]]) -> Recognise:
    """What recognises all the pages and asks no database: for looking only."""

    def all_of(data: bytes, numbers: Sequence[int], kind: FileKind, file_name: str) -> Recognised:
        found: dict[int, Sequence[ScanLine]] = {}

        def read() -> Iterator[int]:
            for number, lines in recognise(data, numbers, kind=kind, file_name=file_name):
                found[number] = lines
                yield number

        for _ in on_page(read(), len(numbers)):
            pass
        return found

    return all_of


def recognise_scans(*, file: StagedFile) -> bool:
    """Recognise the pages that are not known yet; False where a person stopped it, or where a page cannot be read, which the
    file's `problem` tells then. Pages that were read stay."""
    data = bytes(StagedFile.objects.values_list("content", flat=True).get(pk=file.pk))
    known = recognised_pages(data)
    missing = [number for number in file.scans if number not in known]
    count = len(file.scans) - len(missing)
    rows = StagedFile.objects.filter(pk=file.pk, state=StagedState.WAITING)
    rows.update(recognised_count=count)
    try:
        for _ in kept_pages(data, missing, kind=FileKind(file.kind), file_name=file.file_name):
            count += 1
            rows.update(recognised_count=count)
            if not ImportBatch.objects.filter(pk=file.batch_id, state=BatchState.READING).exists():
                return False
    except IngestError as error:
        rows.update(state=StagedState.FAILED, problem=str(error))
        return False
    return True
