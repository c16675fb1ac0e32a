"""Background jobs. Each may be killed at any moment and run again: its steps are whole or not done."""

from django.contrib.auth import get_user_model
from django_tasks import task

from documents.models import ImportBatch
from intake.batches import store_batch
from intake.staging import read_batch
from regions.catalogue import load_gazetteer


@task()
def read_import(batch_pk: int) -> None:
    read_batch(batch=ImportBatch.objects.get(pk=batch_pk), gazetteer=load_gazetteer())


@task()
def store_import(batch_pk: int, user_pk: int) -> None:
    user = get_user_model().objects.get(pk=user_pk)
    store_batch(batch=ImportBatch.objects.get(pk=batch_pk), user=user)
