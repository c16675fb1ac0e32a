"""What an import is waiting for: done at once where it is little, else as a job."""

from django.contrib.auth.models import User
from django.db.models import Count, Sum
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Length

from documents.ingest.readers import LIST_KINDS
from documents.ingest.readers.kinds import FileKind
from documents.models import BatchState, ImportBatch, StagedArticle, StagedState
from intake.batches import store_batch
from intake.jobs.tasks import queue_model_reading, read_import, store_import
from intake.staging import read_batch
from regions.catalogue import load_gazetteer

# More than this is work for the background: a request must answer while somebody waits. A second of the processor reads half a
# megabyte of a text, a quarter of one of Word, three hundred rows of a workbook.
MOST_BYTES_AT_ONCE = 512 * 1024
WEIGHTS = dict.fromkeys(LIST_KINDS, 8) | {FileKind.DOCX: 4}
MOST_FILES_AT_ONCE = 8
MOST_ARTICLES_AT_ONCE = 12
MOST_CHARACTERS_AT_ONCE = 100_000


def go_on(batch: ImportBatch, user: User) -> ImportBatch:
    """Read or store what waits, and return the batch as it then is."""
    batch.refresh_from_db()
    if batch.state == BatchState.READING:
        waiting = batch.files.filter(state=StagedState.WAITING)
        sizes = list(waiting.annotate(size=Length("content")).values_list("kind", "size"))
        weight = sum(size * WEIGHTS.get(kind, 1) for kind, size in sizes)
        if weight > MOST_BYTES_AT_ONCE or len(sizes) > MOST_FILES_AT_ONCE:
            read_import.enqueue(batch.pk)
        else:
            read_batch(batch=batch, gazetteer=load_gazetteer())
            if batch.state == BatchState.READING:
                # Scans take seconds a page: a worker's business.
                read_import.enqueue(batch.pk)
    elif batch.state == BatchState.STORING:
        if is_much_to_store(batch):
            store_import.enqueue(batch.pk, user.pk)
        else:
            store_batch(batch=batch, user=user)
            queue_model_reading(batch.pk)
    return batch


def is_much_to_store(batch: ImportBatch) -> bool:
    bodies = Length(KeyTextTransform("body", "fields"))
    taken = StagedArticle.objects.filter(file__batch=batch, is_taken=True).annotate(length=bodies)
    sums = taken.aggregate(count=Count("pk"), characters=Sum("length"))
    return sums["count"] > MOST_ARTICLES_AT_ONCE or (sums["characters"] or 0) > MOST_CHARACTERS_AT_ONCE
