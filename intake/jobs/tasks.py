"""Background jobs. Each may be killed at any moment and run again: its steps are whole or not done."""

import logging
from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.utils.timezone import now
from django_tasks import task

from documents.actions.publication import publish_drafts
from documents.models import Article, ImportBatch, LinkState, StagedArticle, WatchedPage
from intake.batches import PORTION, store_batch, take_back_batch
from intake.computed import compute
from intake.derived import derive
from intake.gathering.visits import visit_page
from intake.llm.reader import is_on, read_with_model
from intake.staging import read_batch
from measures.actions.confirming import confirm_awaiting
from measures.actions.refiling import BATCH_ROWS, holding, refile
from measures.actions.tallies import recount_tallies
from measures.lexicon import current_lexicon
from regions.catalogue import load_gazetteer

logger = logging.getLogger(__name__)


@task()
def read_import(batch_pk: int) -> None:
    read_batch(batch=ImportBatch.objects.get(pk=batch_pk), gazetteer=load_gazetteer(), recognises=True)


@task()
def store_import(batch_pk: int, user_pk: int) -> None:
    user = get_user_model().objects.get(pk=user_pk)
    store_batch(batch=ImportBatch.objects.get(pk=batch_pk), user=user)
    queue_model_reading(batch_pk)


@task()
def take_back_import(batch_pk: int, user_pk: int) -> None:
    user = get_user_model().objects.get(pk=user_pk)
    take_back_batch(batch=ImportBatch.objects.get(pk=batch_pk), user=user)


@task()
def read_by_model(article_pk: int) -> None:
    """One article by the office's model server; where that fails, the embedded reading stays as it is stored."""
    article = Article.objects.get(pk=article_pk)
    embedded = compute(title=article.title, body=article.body, lexicon=current_lexicon())
    outcome = read_with_model(title=article.title, body=article.body, embedded=embedded)
    if outcome.problem:
        logger.warning("article %s: %s", article_pk, outcome.problem)
    else:
        derive(articles=[article], computed=[outcome.computed])


def queue_model_reading(batch_pk: int) -> None:
    """After a batch was stored: a job an article, where the office has a model server."""
    stored = StagedArticle.objects.filter(file__batch=batch_pk, stored__isnull=False)
    queue_readings(stored.values_list("stored", flat=True))


def queue_readings(pks: Iterable[int]) -> None:
    if is_on():
        for pk in pks:
            read_by_model.enqueue(pk)


@task()
def gather_page(*, watched_pk: int) -> None:
    """Visit a watched page if that is due still."""
    page = WatchedPage.objects.filter(pk=watched_pk).first()
    if page is not None and page.is_due:
        gather(page)


def gather(page: WatchedPage) -> WatchedPage:
    """Visit the page, and have what came in read by the office's model server, where there is one."""
    begun = now()
    visited = visit_page(page=page)
    stored = visited.links.filter(state=LinkState.STORED, tried_at__gte=begun, article__isnull=False)
    queue_readings(stored.values_list("article", flat=True))
    return visited


@task()
def refile_measures(words: list[str]) -> None:
    """After a theme's words changed: file the undecided measures that hold them anew, batch by batch."""
    lexicon, pks = current_lexicon(), holding(words)
    for start in range(0, len(pks), BATCH_ROWS):
        refile(pks=pks[start : start + BATCH_ROWS], lexicon=lexicon)


@task()
def confirm_articles(pks: list[int], user_pk: int) -> None:
    """Confirm what awaits the person in these articles, each in a transaction of its own."""
    user = get_user_model().objects.get(pk=user_pk)
    for article in Article.objects.filter(pk__in=pks).order_by("pk"):
        confirm_awaiting(article=article, reviewer=user)


@task()
def publish_articles(pks: list[int], user_pk: int) -> None:
    """Publish those that are drafts still, in portions as they were stored."""
    user = get_user_model().objects.get(pk=user_pk)
    for start in range(0, len(pks), PORTION):
        publish_drafts(pks=pks[start : start + PORTION], user=user)


@task()
def recount_places() -> None:
    """After themes were grouped anew: bring the tallies of every place into step."""
    recount_tallies()
