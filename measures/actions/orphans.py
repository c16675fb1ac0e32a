"""Measures that wait for their words: put back where these stand, or where a person says, or discarded.

Keyword-only where a page calls, atomic. A measure is put back by itself only where no choice is left.
"""

from collections import Counter
from collections.abc import Collection, Iterable

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from documents.followers import articles_moved
from documents.models import Article
from documents.text.anchoring import find_quote
from measures.actions.states import write_state
from measures.actions.steps import ReviewError, edited, free_position, refuse_taken, settle
from measures.actions.themes import stored_themes
from measures.filing import FALLBACK_THEME
from measures.models import Measure, Orphan
from measures.models.orphan import OrphanOutcome


@transaction.atomic
def put_back_found(*, orphans: Iterable[Orphan], user: User) -> list[Measure]:
    """Put those back, of the ones that wait, whose words stand exactly once in their article's present text."""
    found = [each for each in orphans if find_quote(each.article.body, each.quote, each.place) is not None]
    done: list[Measure] = []
    with articles_moved.together():
        for article_pk in sorted({each.article_id for each in found}):
            article = Article.objects.select_for_update(of=("self",)).get(pk=article_pk)
            waiting = article.orphans.filter(outcome="", pk__in=[each.pk for each in found])
            if returned := put_back(article, list(waiting), user):
                settle(article)
                done += returned
    return done


def put_back(article: Article, waiting: Collection[Orphan], user: User) -> list[Measure]:
    """Without putting the article in order. Two that wait for the same words are a person's question."""
    claims = Counter(article.orphans.filter(outcome="").values_list("quote", flat=True))
    done = []
    for orphan in waiting:
        start = find_quote(article.body, orphan.quote, orphan.place)
        if start is None or claims[orphan.quote] > 1:
            continue
        end = start + len(orphan.quote)
        if make_room(article, start, end, user):
            done.append(restore(orphan, start, end))
            close(orphan, OrphanOutcome.REATTACHED, user)
            orphan.save()
    return done


def make_room(article: Article, start: int, end: int, user: User) -> bool:
    """Whether no measure that a person decided has these words; what only the machine read there gives way."""
    present = article.measures.filter(start=start, end=end).first()
    if present is None:
        return True
    if present.is_decided:
        return False
    present._history_user, present._change_reason = user, "让位给重新挂上的举措"
    present.delete()
    return True


def restore(orphan: Orphan, start: int, end: int) -> Measure:
    theme = orphan.state["theme"]
    if theme not in stored_themes():
        theme = FALLBACK_THEME
    state = {**orphan.state, "start": start, "end": end, "theme": theme}
    return write_state(article=orphan.article, state=state, position=free_position(orphan.article))


def close(orphan: Orphan, outcome: OrphanOutcome, user: User) -> None:
    orphan.outcome, orphan.resolved_by, orphan.resolved_at = outcome, user, timezone.now()


@transaction.atomic
def reattach_orphan(*, orphan: Orphan, quote: str, user: User, start: int | None = None) -> Measure:
    """Put the measure back on the words that a person named: those at `start`, else they must stand exactly once."""
    orphan = Orphan.objects.select_for_update(of=("self",)).get(pk=orphan.pk)
    if orphan.outcome:
        raise ReviewError("这一条已经处理过。")
    body = orphan.article.body
    if start is None or not quote or body[start : start + len(quote)] != quote:
        start = find_quote(body, quote, orphan.place)
    if start is None:
        raise ReviewError("在现在的正文里找不到这段文字，或它不止出现一次。请照抄正文里更完整的一段。")
    if not make_room(orphan.article, start, start + len(quote), user):
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
