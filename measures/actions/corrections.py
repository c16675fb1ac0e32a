"""After a text was corrected: measures move along where their words are found exactly and once near their place.

Whatever is not found so goes to the orphan queue whole; nothing is guessed. Keyword-only, atomic.
"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from documents.models import Article
from documents.text.anchoring import Shift, find_once
from measures.actions.review import ReviewError, edited, free_position, refuse_taken, settle
from measures.actions.states import measure_state, write_state
from measures.actions.themes import stored_themes
from measures.filing import FALLBACK_THEME
from measures.models import Measure, Orphan
from measures.models.orphan import OrphanOutcome

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
    places = {row.pk: find_once(article.body, row.quote, shift(row.start)) for row in measures}
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
    returned = 0
    for orphan in article.orphans.filter(outcome=""):
        if orphan.state["pk"] in fresh:
            continue
        orphan.place = min(shift(orphan.place), len(article.body))
        start = find_once(article.body, orphan.quote, orphan.place)
        end = start + len(orphan.quote) if start is not None else 0
        if start is not None and not article.measures.filter(start=start, end=end).exists():
            restore(orphan, start, end)
            close(orphan, OrphanOutcome.REATTACHED, user)
            returned += 1
        orphan.save()
    return returned


def restore(orphan: Orphan, start: int, end: int) -> Measure:
    theme = orphan.state["theme"]
    if theme not in stored_themes():
        theme = FALLBACK_THEME
    state = {**orphan.state, "start": start, "end": end, "theme": theme}
    return write_state(article=orphan.article, state=state, position=free_position(orphan.article))


def close(orphan: Orphan, outcome: OrphanOutcome, user: User) -> None:
    orphan.outcome, orphan.resolved_by, orphan.resolved_at = outcome, user, timezone.now()


@transaction.atomic
def reattach_orphan(*, orphan: Orphan, quote: str, user: User) -> Measure:
    """Put the measure back on the words that a person named; they must stand exactly once in the text."""
    orphan = Orphan.objects.select_for_update(of=("self",)).get(pk=orphan.pk)
    if orphan.outcome:
        raise ReviewError("这一条已经处理过。")
    body = orphan.article.body
    start = find_once(body, quote, orphan.place)
    if start is None:
        start = find_once(body, quote, near=0, reach=len(body))
    if start is None:
        raise ReviewError("在现在的正文里找不到这段文字，或它不止出现一次。请照抄正文里更完整的一段。")
    refuse_taken(orphan.article, start, start + len(quote))
    row = restore(orphan, start, start + len(quote))
    if quote != orphan.quote:
        edited(row, user)
    row._history_user, row._change_reason = user, "重新挂接"
    row.save()
    settle(orphan.article)
    close(orphan, OrphanOutcome.REATTACHED, user)
    orphan.save()
    return Measure.objects.get(pk=row.pk)


@transaction.atomic
def discard_orphan(*, orphan: Orphan, user: User) -> Orphan:
    """Leave the measure off the text for good; it stays in the bin."""
    orphan = Orphan.objects.select_for_update(of=("self",)).get(pk=orphan.pk)
    if not orphan.outcome:
        close(orphan, OrphanOutcome.DISCARDED, user)
        orphan.save()
    return orphan


@transaction.atomic
def reopen_orphan(*, orphan: Orphan, user: User) -> Orphan:
    """Take a discarded one out of the bin, back into the queue."""
    orphan = Orphan.objects.select_for_update(of=("self",)).get(pk=orphan.pk)
    if orphan.outcome == OrphanOutcome.DISCARDED:
        orphan.outcome, orphan.resolved_by, orphan.resolved_at = "", None, None
        orphan.save()
    return orphan
