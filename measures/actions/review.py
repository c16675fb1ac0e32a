"""What a person does with the measures of an article. Keyword-only, atomic, each step recorded for undo.

`reviewer` is the person; `seen` the token of the row as they saw it (measures/actions/states.py): a row that somebody
changed meanwhile raises EditConflictError and stays as it is. What a person touched, no extraction touches again.
"""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.models import Article
from documents.text.clauses import inner_starts, move_end, move_start
from measures.actions.states import measure_state, write_state
from measures.actions.steps import (
    ReviewError,
    claim,
    decide,
    edited,
    free_position,
    new_measure,
    put,
    record,
    reopen,
    settle,
)
from measures.models import Measure, MeasureStatus, ReviewStep, ReviewVerb, Theme


@transaction.atomic
def confirm_measure(*, measure: Measure, reviewer: User, seen: str | None = None) -> Measure:
    """Record that `reviewer` read the measure in its text and found it right, as first or second reader."""
    row, before = claim(measure, seen)
    now = timezone.now()
    is_second = row.status == MeasureStatus.CONFIRMED and row.reviewed_by_id != reviewer.pk
    if settings.SECOND_READER and is_second:
        row.second_reader, row.second_read_at = reviewer, now
    else:
        decide(row, reviewer, MeasureStatus.CONFIRMED)
    return record(ReviewVerb.CONFIRM, reviewer, [before], [row])[0]


@transaction.atomic
def reject_measure(*, measure: Measure, reviewer: User, reason: str, seen: str | None = None) -> Measure:
    """Record that the span is no measure; it stays stored, so that no extraction proposes it again."""
    if not reason.strip():
        raise ReviewError("请写明否决的理由。")
    row, before = claim(measure, seen)
    decide(row, reviewer, MeasureStatus.REJECTED, reason.strip()[:300])
    return record(ReviewVerb.REJECT, reviewer, [before], [row])[0]


@transaction.atomic
def reopen_measure(*, measure: Measure, reviewer: User, seen: str | None = None) -> Measure:
    """Take a decision back: the measure is a candidate again."""
    row, before = claim(measure, seen)
    reopen(row)
    return record(ReviewVerb.REOPEN, reviewer, [before], [row])[0]


@transaction.atomic
def edit_measure(
    *,
    measure: Measure,
    reviewer: User,
    title: str,
    theme: Theme,
    secondary_themes: Iterable[Theme] = (),
    is_achieved: bool | None = None,
    seen: str | None = None,
) -> Measure:
    """Give the measure another title, theme or secondary themes, or say whether it is done (None: as before)."""
    row, before = claim(measure, seen)
    if is_achieved is not None:
        row.is_achieved = is_achieved
    if theme != row.theme:
        row.theme_confidence = None
    row.title, row.theme = title.strip()[:200], theme
    if not row.title:
        raise ReviewError("标题不能为空。")
    row.secondary_themes.set([each for each in secondary_themes if each != theme])
    edited(row, reviewer)
    return record(ReviewVerb.EDIT, reviewer, [before], [row])[0]


@transaction.atomic
def move_edge(
    *,
    measure: Measure,
    reviewer: User,
    edge: str,
    step: int,
    by: str = "sentence",
    seen: str | None = None,
) -> Measure:
    """Move the `edge` ("start" or "end") of the measure `by` a "sentence" or "clause", back (`step` -1) or on (+1)."""
    row, before = claim(measure, seen)
    move = move_start if edge == "start" else move_end
    place = move(row.article.body, row.start, row.end, step, by)
    if place is None:
        raise ReviewError("这一边已经到头，不能再移。")
    start, end = (place, row.end) if edge == "start" else (row.start, place)
    put(row, start, end)
    edited(row, reviewer)
    return record(ReviewVerb.EDGE, reviewer, [before], [row])[0]


@transaction.atomic
def split_measure(*, measure: Measure, reviewer: User, at: int, seen: str | None = None) -> Measure:
    """Cut the measure in two at the clause that begins at `at`; the second part is a candidate of its own."""
    row, before = claim(measure, seen)
    body, end = row.article.body, row.end
    if at not in inner_starts(body, row.start, end):
        raise ReviewError("只能在举措内部一个分句的开头拆分。")
    put(row, row.start, row.start + len(body[row.start : at].rstrip()))
    edited(row, reviewer)
    second = new_measure(
        row.article, at, end, theme=row.theme, section=row.section, is_achieved=row.is_achieved
    )
    return record(ReviewVerb.SPLIT, reviewer, [before], [row, second])[0]


@transaction.atomic
def merge_with_next(*, measure: Measure, reviewer: User, seen: str | None = None) -> Measure:
    """Join the measure with the next one in the text that is not rejected; the first keeps title and theme."""
    row, before = claim(measure, seen)
    following = row.article.measures.filter(start__gte=row.start).exclude(pk=row.pk)
    other = following.exclude(status=MeasureStatus.REJECTED).order_by("start", "pk").first()
    if other is None:
        raise ReviewError("后面没有可以合并的举措。")
    other_before = measure_state(other)
    row.secondary_themes.add(
        *[theme for theme in (other.theme, *other.secondary_themes.all()) if theme != row.theme]
    )
    end = max(row.end, other.end)
    other._history_user = reviewer
    other.delete()
    put(row, row.start, end)
    edited(row, reviewer)
    return record(ReviewVerb.MERGE, reviewer, [before, other_before], [row])[0]


@transaction.atomic
def add_measure(
    *, article: Article, reviewer: User, start: int, end: int, theme: Theme, title: str = ""
) -> Measure:
    """Make a measure of `article.body[start:end]`, white space around it left out."""
    text = article.body[start:end]
    start, end = start + len(text) - len(text.lstrip()), start + len(text.rstrip())
    if not 0 <= start < end <= len(article.body):
        raise ReviewError("没有选中文字。请先在左边的正文里选中一段，再添加。")
    row = new_measure(article, start, end, theme=theme, title=title)
    return record(ReviewVerb.ADD, reviewer, [], [row])[0]


@transaction.atomic
def undo_last_step(*, article: Article, reviewer: User) -> ReviewStep:
    """Take back the last step that `reviewer` made on the article, unless somebody changed its rows since."""
    steps = ReviewStep.objects.select_for_update().filter(article=article, made_by=reviewer)
    step = steps.filter(undone_at=None).first()
    if step is None:
        raise ReviewError("没有可以撤销的操作。")
    rows = {row.pk: row for row in article.measures.filter(pk__in=[state["pk"] for state in step.after])}
    if [
        measure_state(rows[state["pk"]]) if state["pk"] in rows else None for state in step.after
    ] != step.after:
        raise ReviewError("这一步之后，有人又改过同一条举措，不能撤销。请到“修改记录”里查看。")
    kept = {state["pk"] for state in step.before}
    for pk, row in rows.items():
        if pk not in kept:
            row.delete()
    try:
        for state in step.before:
            write_state(article=article, state=state, position=free_position(article))
    except (IntegrityError, KeyError) as error:
        raise ReviewError("原来的位置或主题现在已被占用或删除，不能撤销。") from error
    settle(article)
    step.undone_at = timezone.now()
    step.save(update_fields=["undone_at"])
    return step
