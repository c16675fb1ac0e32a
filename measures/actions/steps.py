"""What every step of a review is made of: the row as it was seen, what the step makes of it, the record for undo."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max
from django.utils import timezone

from documents.followers import articles_moved
from documents.models import Article
from documents.text.clauses import inner_starts
from measures.actions.extracted import POSITION_SHIFT, renumber_measures
from measures.actions.facts import Holders
from measures.actions.states import measure_state, state_token
from measures.actions.tallies import places_of
from measures.models import Measure, MeasureOrigin, MeasureStatus, ReviewStep, ReviewVerb, Theme
from measures.models.measure import REVIEW_MEASURE


class ReviewError(Exception):
    """A step that cannot be taken; the message is Chinese, for the reviewer."""


class EditConflictError(ReviewError):
    """The measure is no longer what the reviewer saw; `measure` is what it is now."""

    def __init__(self, measure: Measure) -> None:
        super().__init__("这条举措刚刚被别人改过，您的操作没有写入。")
        self.measure = measure


def claim(measure: Measure, seen: str | None) -> tuple[Measure, dict[str, Any]]:
    """Lock the row as it now stands and return it with its state; EditConflictError where it is not what was seen."""
    row = Measure.objects.select_for_update(of=("self",)).filter(pk=measure.pk).first()
    if row is None:
        raise ReviewError("这条举措已被合并或删除。")
    if seen is not None and seen != state_token(row):
        raise EditConflictError(row)
    if not row.history.exists():
        # A bulk load leaves no history; what stood before a person's first step must be there to go back to.
        row._change_reason = "提取时的版本"
        row.save()
    return row, measure_state(row)


def decide(row: Measure, reviewer: User, status: MeasureStatus, reason: str = "") -> None:
    row.status, row.reason = status, reason
    row.reviewed_by, row.reviewed_at = reviewer, timezone.now()
    row.second_reader = row.second_read_at = None


def reopen(row: Measure) -> None:
    row.status, row.reason = MeasureStatus.CANDIDATE, ""
    row.reviewed_by = row.reviewed_at = row.second_reader = row.second_read_at = None


def edited(row: Measure, reviewer: User) -> None:
    """Mark the row as a person's; a decision about what it was before counts only if the editor may decide."""
    if row.origin == MeasureOrigin.EXTRACTED:
        row.origin = MeasureOrigin.EDITED
    if row.status == MeasureStatus.CONFIRMED and reviewer.has_perm(REVIEW_MEASURE):
        decide(row, reviewer, MeasureStatus.CONFIRMED)
    elif row.status != MeasureStatus.CANDIDATE:
        reopen(row)


def put(row: Measure, start: int, end: int) -> None:
    refuse_taken(row.article, start, end, row.pk)
    row.start, row.end, row.quote = start, end, row.article.body[start:end]


def refuse_taken(article: Article, start: int, end: int, pk: int | None = None) -> None:
    twin = article.measures.filter(start=start, end=end).exclude(pk=pk).first()
    if twin is not None:
        raise ReviewError(f"同一段文字已经是举措《{twin.title}》（{twin.get_status_display()}）。")


def new_measure(
    article: Article,
    start: int,
    end: int,
    *,
    theme: Theme,
    title: str = "",
    section: str = "",
    is_achieved: bool = False,
) -> Measure:
    refuse_taken(article, start, end)
    quote = article.body[start:end]
    return Measure.objects.create(
        article=article,
        start=start,
        end=end,
        quote=quote,
        title=title.strip()[:200] or first_clause(quote),
        section=section,
        is_achieved=is_achieved,
        theme=theme,
        position=free_position(article),
        origin=MeasureOrigin.ADDED,
    )


def first_clause(quote: str) -> str:
    inner = inner_starts(quote, 0, len(quote))
    return quote[: inner[0] if inner else None].strip().rstrip("，。；：！？、,;!?")[:40] or quote[:40]


def free_position(article: Article) -> int:
    """A position above those that renumbering moves out of its way, until `settle` gives the final one."""
    last = article.measures.aggregate(last=Max("position"))["last"]
    return POSITION_SHIFT if last is None else max(last + 1, POSITION_SHIFT)


def record(
    verb: ReviewVerb, reviewer: User, before: Sequence[dict[str, Any]], rows: Sequence[Measure]
) -> list[Measure]:
    """Save the rows, put the article in order and keep the step; returns the rows as they now stand."""
    article = rows[0].article
    for row in rows:
        row._change_reason, row._history_user = ReviewVerb(verb).label, reviewer
        row.save()
    settle(article)
    rows = [Measure.objects.get(pk=row.pk) for row in rows]
    after = [measure_state(row) for row in rows]
    ReviewStep.objects.create(article=article, verb=verb, made_by=reviewer, before=before, after=after)
    return rows


def settle(article: Article) -> None:
    """Number the measures in text order, tie figures and transitions to those that now hold them, and count anew."""
    renumber_measures(article=article)
    measures = Holders(row for row in article.measures.all() if row.status != MeasureStatus.REJECTED)
    for span in [*article.figures.all(), *article.transitions.all()]:
        holder = measures.of(span)
        if span.measure_id != (holder.pk if holder else None):
            type(span).objects.filter(pk=span.pk).update(measure=holder)
    articles_moved.tell(places_of([article]))
