"""The hostile files through the steps of the import desk, into one database: handed over, read, stored. Run by bench.hostile."""

import json
import logging
import os
import sys
from collections.abc import Iterator

import django

FILES_A_BATCH = 60
# What the desk says where a step has failed by its own fault.
FAULTS = ("读取时出错", "存入时出错")


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    django.setup()
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.db import connection

    if "bench" not in str(connection.settings_dict["NAME"]):
        print(
            "It fills a database of the bench's own: run by bench.hostile, which makes one.", file=sys.stderr
        )
        return 2
    logging.disable(logging.ERROR)
    call_command("quickstart", verbosity=0, stdout=sys.stderr)
    user = User.objects.create(username="bench")
    print(json.dumps(told(user), ensure_ascii=False))
    return 0


def told(user) -> dict:
    from documents.models import Article, ArticleStatus, StagedArticle, StagedFile, StagedState

    before = Article.objects.count()
    for uploads in batches():
        handed_over(uploads, ArticleStatus.DRAFT, user)
    files = StagedFile.objects.all()
    wrong = [each.problem for each in files if any(fault in each.problem for fault in FAULTS)]
    wrong += [f"{each.file_name}: {each.state}" for each in files.filter(state__in=[StagedState.WAITING])]
    half = StagedArticle.objects.filter(is_taken=True, stored=None, file__state=StagedState.STORED)
    wrong += [f"{each.file.file_name}: not stored whole" for each in half]
    return {
        "files": files.count(),
        "refused": files.filter(state=StagedState.FAILED).count(),
        "articles": Article.objects.count() - before,
        "wrong": wrong,
    }


def batches() -> Iterator[list[tuple[str, bytes, str]]]:
    from tests.documents.ingest.hostile import files

    batch: list[tuple[str, bytes, str]] = []
    for odd in files():
        batch.append((odd.name, odd.data, ""))
        if len(batch) == FILES_A_BATCH:
            yield batch
            batch = []
    yield batch


def handed_over(uploads: list[tuple[str, bytes, str]], status: str, user) -> None:
    from intake.batches import store_batch
    from intake.staging import begin_storing, open_batch, read_batch
    from regions.catalogue import load_gazetteer

    batch = read_batch(batch=open_batch(uploads=uploads, user=user), gazetteer=load_gazetteer())
    if begin_storing(batch_pk=batch.pk, status=status):
        batch.refresh_from_db()
        store_batch(batch=batch, user=user)


if __name__ == "__main__":
    sys.exit(main())
