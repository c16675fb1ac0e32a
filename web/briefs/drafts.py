"""A brief as its asker sees it: waiting, failed, or a draft checked against what the public may read at this moment.

A draft is the answer of a job and nothing more. It opens for its asker alone, for a day.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.timezone import now
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from intake.jobs.finished import forget_finished
from measures.models import Measure
from regions.catalogue import load_gazetteer
from web.briefs.checks import Checked, checked
from web.briefs.chosen import chosen, span_of, usable
from web.briefs.tasks import write_brief

KEPT = timedelta(hours=24)
MOST_AN_HOUR = 10
LONGEST_TITLE = 80
MACHINE_MADE = "机器撰写，未经人工审定"


class TooManyError(Exception):
    """Asked too often; the message is Chinese and says when to ask again."""


@dataclass(frozen=True, slots=True)
class Draft:
    """`measures` are those it was asked from, by number; those that are no longer public are missing."""

    title: str
    checked: Checked
    measures: Mapping[int, Measure]

    @property
    def left_out_count(self) -> int:
        return sum(self.checked.left_out.values())

    @property
    def left_out(self) -> str:
        """略去 3 句：数字、单位与所据原文不符 2 句，没有注明所据的举措 1 句。"""
        if not self.left_out_count:
            return ""
        told = "，".join(f"{reason} {count} 句" for reason, count in self.checked.left_out.items())
        return f"略去 {self.left_out_count} 句：{told}。"

    @property
    def paragraphs(self) -> list[list[list[tuple[str, list[tuple[int, Measure]]]]]]:
        """Paragraphs of sentences of pieces: (words, the measures behind them with their numbers)."""
        return [
            [
                [
                    (piece.text, [(each, self.measures[each]) for each in piece.numbers])
                    for piece in sentence.pieces
                ]
                for sentence in paragraph
            ]
            for paragraph in self.checked.paragraphs
        ]


def ask_for_brief(*, user: User, title: str, pks: Sequence[int]) -> UUID:
    """Give the worker a brief to write, or name the one it is still writing for this user.

    Raises NotUsableError and TooManyError.
    """
    own = _of(user)
    if unfinished := own.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).first():
        return unfinished.pk
    if own.filter(enqueued_at__gt=now() - timedelta(hours=1)).count() >= MOST_AN_HOUR:
        raise TooManyError(f"一小时内最多写 {MOST_AN_HOUR} 份综述。请过一会儿再写。")
    measures = usable(pks)
    forget_finished(write_brief.module_path, now() - KEPT)
    job = write_brief.enqueue(user_pk=user.pk, title=title[:LONGEST_TITLE], measures=measures)
    return UUID(job.id)


def job_of(user: User, key: UUID) -> DBTaskResult[..., Any] | None:
    """The job of a brief that this user asked for, unless its day is over."""
    job = _of(user).filter(pk=key).first()
    is_over = job is not None and job.finished_at is not None and job.finished_at < now() - KEPT
    return None if is_over else job


def draft_of(job: DBTaskResult[..., Any]) -> Draft | None:
    """The draft of a job that has an answer: every sentence checked anew, so that none outlives its measures."""
    answer = (job.return_value or {}).get("answer")
    if not answer:
        return None
    asked = job.args_kwargs["kwargs"]
    measures = chosen(asked["measures"])
    found = checked(
        answer,
        spans=[span_of(*each) for each in measures.items()],
        gone=set(range(1, len(asked["measures"]) + 1)) - measures.keys(),
        gazetteer=load_gazetteer(),
    )
    return Draft(asked["title"], found, measures)


def _of(user: User) -> QuerySet[DBTaskResult[..., Any]]:
    jobs = DBTaskResult.objects.filter(task_path=write_brief.module_path)
    return jobs.filter(args_kwargs__kwargs__user_pk=user.pk)
