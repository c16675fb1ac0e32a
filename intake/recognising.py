"""Scanned pages of a file that waits at the desk: recognised one after the other, each kept as soon as it is read."""

import hashlib
import logging
from collections.abc import Sequence
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


def recognise_scans(*, file: StagedFile) -> bool:
    """Recognise the pages that are not known yet; False where a person stopped it, or where a page cannot be read, which the
    file's `problem` tells then. Pages that were read stay."""
    data = bytes(StagedFile.objects.values_list("content", flat=True).get(pk=file.pk))
    known = recognised_pages(data)
    sha256, reader = hashlib.sha256(data).hexdigest(), reader_version()
    missing = [number for number in file.scans if number not in known]
    count = len(file.scans) - len(missing)
    rows = StagedFile.objects.filter(pk=file.pk, state=StagedState.WAITING)
    rows.update(recognised_count=count)
    try:
        for number, lines in (
            recognise(data, missing, kind=FileKind(file.kind), file_name=file.file_name) if missing else ()
        ):
            RecognisedPage.objects.get_or_create(
                sha256=sha256, number=number, reader=reader, defaults={"lines": list(map(asdict, lines))}
            )
            count += 1
            rows.update(recognised_count=count)
            if not ImportBatch.objects.filter(pk=file.batch_id, state=BatchState.READING).exists():
                return False
    except IngestError as error:
        rows.update(state=StagedState.FAILED, problem=str(error))
        return False
    return True
