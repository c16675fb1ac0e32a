"""From a posted form to one step of review: what each act needs, who may do it and what is said afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.forms import BaseForm
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from simple_history.models import HistoricalChanges

from documents.actions.publication import PublicationError, last_publication, take_back_publication
from documents.models import Article
from documents.text.anchoring import find_once
from documents.text.clauses import STEPS
from measures.actions import review
from measures.actions.confirming import confirm_awaiting
from measures.actions.steps import ReviewError
from measures.models import Measure, ReviewStep
from web.desk.forms import AddMeasureForm, MeasureForm
from web.desk.permissions import DECIDE, EDIT, PUBLISH
from web.numbers import number_of

Arguments = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Act:
    """`action` is the step of review; `arguments` reads from the form what it takes besides the measure.

    `said` may name the arguments. After an act that `settles` a measure the next one that awaits the reader is shown.
    """

    permission: str
    action: Callable[..., Measure]
    said: str
    arguments: Callable[[Article, QueryDict], Arguments] = lambda article, data: {}
    settles: bool = False

    def run(self, article: Article, data: QueryDict, reviewer: User) -> tuple[Measure, str]:
        """Return the measure to show next and what to say. Raises ReviewError, with a message for the reviewer."""
        measure = posted_measure(article, data)
        arguments = self.arguments(article, data)
        row = self.action(measure=measure, reviewer=reviewer, seen=data.get("seen", ""), **arguments)
        return next_awaiting(article, measure, reviewer) if self.settles else row, self.said.format(
            **arguments
        )


@dataclass(frozen=True, slots=True)
class ActOnArticle:
    """A step that begins from no measure: `run` returns as Act.run does."""

    permission: str
    run: Callable[[Article, QueryDict, User], tuple[Measure | None, str]]


def posted_measure(article: Article, data: QueryDict) -> Measure:
    return get_object_or_404(article.measures, pk=number_of(data.get("measure", "")))


def next_awaiting(article: Article, measure: Measure, reviewer: User) -> Measure:
    """The next measure below that awaits `reviewer`, else the first of the article, else the measure itself."""
    awaiting = article.measures.awaiting(reviewer).order_by("start", "pk")
    return (
        awaiting.filter(start__gte=measure.start).exclude(pk=measure.pk).first()
        or awaiting.first()
        or measure
    )


def reason_of(article: Article, data: QueryDict) -> Arguments:
    return {"reason": data.get("other_reason", "").strip() or data.get("reason", "")}


def edits_of(article: Article, data: QueryDict) -> Arguments:
    given = cleaned(MeasureForm(data, instance=Measure(article=article)))
    before = posted_measure(article, data).theme
    if data.get("keeps_theme") and before != given["theme"]:
        given["secondary_themes"] = [*given["secondary_themes"], before]
    return given


def edge_of(article: Article, data: QueryDict) -> Arguments:
    parts = data.get("move", "").split(":")
    if (
        len(parts) != 3
        or parts[0] not in ("start", "end")
        or parts[1] not in ("-1", "1")
        or parts[2] not in STEPS
    ):
        raise ReviewError("请选择要移动的边界。")
    edge, step, by = parts
    return {"edge": edge, "step": int(step), "by": by}


def cut_of(article: Article, data: QueryDict) -> Arguments:
    at = number_of(data.get("at", ""))
    return {"at": -1 if at is None else at}


def cleaned(form: BaseForm) -> Arguments:
    """Raises ReviewError, which names the field, for the first thing that is wrong."""
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise ReviewError(f"{form.fields[name].label}：{errors[0]}" if name in form.fields else errors[0])
    return form.cleaned_data


def add(article: Article, data: QueryDict, reviewer: User) -> tuple[Measure, str]:
    given = cleaned(AddMeasureForm(data))
    quote, start = given["quote"].replace("\r\n", "\n"), given["start"]
    if start is None or article.body[start : start + len(quote)] != quote:
        start = find_once(article.body, quote, near=0, reach=len(article.body))
    if start is None:
        raise ReviewError("在正文里找不到这段文字，或它不止出现一次。请从正文里选取更长、更准确的一段。")
    row = review.add_measure(
        article=article,
        reviewer=reviewer,
        start=start,
        end=start + len(quote),
        theme=given["theme"],
        title=given["title"],
    )
    return row, "已添加。"


def confirm_rest(article: Article, data: QueryDict, reviewer: User) -> tuple[Measure | None, str]:
    rows = confirm_awaiting(article=article, reviewer=reviewer)
    if not rows:
        raise ReviewError("本篇没有等您核对的举措。")
    return rows[-1], f"已确认余下的 {len(rows)} 条。"


def last_publication_of(article: Article, reviewer: User) -> HistoricalChanges | None:
    """The publication that is the reviewer's last act on the article, later than any step of review."""
    published = last_publication(article=article, user=reviewer) if reviewer.has_perm(PUBLISH) else None
    later = ReviewStep.objects.filter(article=article, made_by=reviewer, undone_at=None)
    if published and not later.filter(made_at__gt=published.history_date).exists():
        return published
    return None


def undo(article: Article, data: QueryDict, reviewer: User) -> tuple[Measure | None, str]:
    if last_publication_of(article, reviewer):
        return undo_publication(article, reviewer)
    step = review.undo_last_step(article=article, reviewer=reviewer)
    touched = step.before or [{}]
    row = article.measures.filter(pk=touched[0].get("pk")).first()
    return row, f"已撤销：{step.get_verb_display()}。"


def undo_publication(article: Article, reviewer: User) -> tuple[None, str]:
    try:
        article = take_back_publication(article=article, user=reviewer)
    except PublicationError as error:
        raise ReviewError(str(error)) from error
    return None, f"已撤销发布，现在是{article.get_status_display()}，公众不再看到。"


ACTS: dict[str, Act | ActOnArticle] = {
    "confirm": Act(DECIDE, review.confirm_measure, "已确认。", settles=True),
    "confirm-rest": ActOnArticle(DECIDE, confirm_rest),
    "reject": Act(DECIDE, review.reject_measure, "已否决：{reason}。", reason_of, settles=True),
    "reopen": Act(DECIDE, review.reopen_measure, "已重新待核。"),
    "edit": Act(EDIT, review.edit_measure, "已保存。", edits_of),
    "edge": Act(EDIT, review.move_edge, "", edge_of),
    "split": Act(EDIT, review.split_measure, "已拆成两条，第二条在下面。", cut_of),
    "merge": Act(EDIT, review.merge_with_next, "已与下一条合并。"),
    "add": ActOnArticle(EDIT, add),
    "undo": ActOnArticle(EDIT, undo),
}
