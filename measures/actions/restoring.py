"""Bringing back an old version of a measure or of a plain record, deleted ones included. Keyword-only, atomic.

A `record` is a row of the history tables, whose classes are made at run time.
"""

from typing import Any

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils import timezone

from documents.text.anchoring import find_once
from measures.actions.states import STATE_FIELDS
from measures.actions.steps import ReviewError, free_position, refuse_taken, settle
from measures.models import Measure, Theme


@transaction.atomic
def restore_measure(*, record: Any, user: User) -> Measure:
    """Make the measure what `record` (a history row) says, on the words that it quotes in the present text.

    Raises ReviewError where those words are gone or stand several times, or where another measure has them.
    """
    row = Measure.objects.select_for_update(of=("self",)).filter(pk=record.id).first()
    if row is None:
        row = Measure(pk=record.id, article_id=record.article_id)
        row.position = free_position(row.article)
    if not Theme.objects.filter(pk=record.theme_id).exists():
        raise ReviewError("这一版的主题已被删除，不能直接恢复。请先恢复那个主题，或直接修改举措。")
    start = find_once(row.article.body, record.quote, record.start)
    if start is None:
        raise ReviewError(
            "这一版引用的话在现在的正文里找不到，或不止一处，不能直接恢复。请先恢复正文的旧版本。"
        )
    end = start + len(record.quote)
    refuse_taken(row.article, start, end, row.pk)
    for field in STATE_FIELDS:
        setattr(row, field.attname, getattr(record, field.attname))
    row.start, row.end, row.quote = start, end, record.quote
    row._history_user, row._change_reason = user, reason_of(record)
    row.save()
    secondary = [each.theme_id for each in record.secondary_themes.all()]
    row.secondary_themes.set(Theme.objects.filter(pk__in=secondary))
    settle(row.article)
    return Measure.objects.get(pk=row.pk)


@transaction.atomic
def restore_record(*, record: Any, user: User) -> Model:
    """Make a theme, group, official or source what `record` says; raises ReviewError where its place is taken."""
    instance: Model = record.instance
    instance._history_user, instance._change_reason = user, reason_of(record)
    try:
        with transaction.atomic():
            instance.save()
    except IntegrityError as error:
        raise ReviewError("同名的记录已经存在，或它所属的记录已被删除，不能恢复。") from error
    return instance


def reason_of(record: Any) -> str:
    day = timezone.localtime(record.history_date)
    return f"恢复 {day.year}年{day.month}月{day.day}日 {day:%H:%M} 的版本"
