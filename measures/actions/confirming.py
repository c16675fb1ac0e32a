"""Confirming all that awaits a reviewer in an article, as one step that can be taken back."""

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from documents.models import Article
from measures.actions.steps import claim, decide, record
from measures.models import Measure, MeasureStatus, ReviewVerb


@transaction.atomic
def confirm_awaiting(*, article: Article, reviewer: User) -> list[Measure]:
    """Record that `reviewer` found every measure right that awaits them; an empty list where none does."""
    now = timezone.now()
    claimed = [claim(row, None) for row in article.measures.awaiting(reviewer).order_by("start", "pk")]
    for row, _ in claimed:
        if settings.SECOND_READER and row.status == MeasureStatus.CONFIRMED:
            row.second_reader, row.second_read_at = reviewer, now
        else:
            decide(row, reviewer, MeasureStatus.CONFIRMED)
    if not claimed:
        return []
    return record(
        ReviewVerb.CONFIRM, reviewer, [before for _, before in claimed], [row for row, _ in claimed]
    )
