"""After a text was corrected: measures move along where their words are found exactly and once, near their place or at all.

Whatever is not found so goes to the orphan queue whole; nothing is guessed. Keyword-only, atomic.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F

from documents.models import Article
from documents.text.anchoring import Shift, find_quote
from measures.actions.orphans import put_back
from measures.actions.states import measure_state
from measures.models import Measure, Orphan

# Beyond any text: where spans wait while others take their new places.
OUT_OF_TEXT = 100_000_000


@dataclass(frozen=True)
class Correction:
    """How many measures `kept` their words, were orphaned, or `returned` from the queue."""

    article: Article
    kept: int = 0
    orphaned: int = 0
    returned: int = 0


@transaction.atomic
def carry_spans(*, article: Article, old_body: str, user: User) -> Correction:
    """Move the article's measures to its new body, those that are lost to the queue, those found again back."""
    shift = Shift(old_body, article.body)
    measures = list(article.measures.select_related("theme"))
    places = {row.pk: find_quote(article.body, row.quote, shift(row.start)) for row in measures}
    claims = Counter((places[row.pk], len(row.quote)) for row in measures)
    # Two measures of the same words with one place left: whose it is, is a person's question.
    lost = [row for row in measures if places[row.pk] is None or claims[places[row.pk], len(row.quote)] > 1]
    for row in lost:
        make_orphan(row, shift(row.start), user)
    kept = [(row, start) for row in measures if row not in lost and (start := places[row.pk]) is not None]
    article.measures.update(start=F("start") + OUT_OF_TEXT, end=F("end") + OUT_OF_TEXT)
    for row, start in kept:
        Measure.objects.filter(pk=row.pk).update(start=start, end=start + len(row.quote))
    returned = return_orphans(article, shift, {row.pk for row in lost}, user)
    return Correction(article, len(kept), len(lost), returned)


def make_orphan(row: Measure, place: int, user: User) -> None:
    Orphan.objects.create(
        article=row.article, state=measure_state(row), quote=row.quote, place=place, made_by=user
    )
    row._history_user, row._change_reason = user, "正文改动，待重新挂接"
    row.delete()


def return_orphans(article: Article, shift: Shift, fresh: Collection[int], user: User) -> int:
    """Put back those whose words the text holds again, as after restoring an old version; move the others' places."""
    waiting = [each for each in article.orphans.filter(outcome="") if each.state["pk"] not in fresh]
    for orphan in waiting:
        orphan.place = min(shift(orphan.place), len(article.body))
        orphan.save(update_fields=["place"])
    return len(put_back(article, waiting, user))
