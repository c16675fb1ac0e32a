"""From a posted form to one step of review. Each act returns the measure to show next and what to say."""

from django.shortcuts import get_object_or_404

from documents.text.anchoring import find_once
from measures.actions import review
from measures.models import Measure
from web.desk.forms import AddMeasureForm, MeasureForm

EDIT = "measures.change_measure"
DECIDE = "measures.review_measure"


def posted_measure(article, data):
    pk = data.get("measure", "")
    return get_object_or_404(article.measures, pk=pk if pk.isdecimal() else 0)


def confirm(article, data, reviewer):
    measure = posted_measure(article, data)
    review.confirm_measure(measure=measure, reviewer=reviewer, seen=data.get("seen"))
    return next_awaiting(article, measure, reviewer), "已确认。"


def reject(article, data, reviewer):
    measure = posted_measure(article, data)
    reason = data.get("other_reason", "").strip() or data.get("reason", "")
    review.reject_measure(measure=measure, reviewer=reviewer, reason=reason, seen=data.get("seen"))
    return next_awaiting(article, measure, reviewer), f"已否决：{reason}。"


def reopen(article, data, reviewer):
    measure = posted_measure(article, data)
    return review.reopen_measure(measure=measure, reviewer=reviewer, seen=data.get("seen")), "已重新待核。"


def edit(article, data, reviewer):
    measure = posted_measure(article, data)
    form = MeasureForm(data, instance=Measure(article=article))
    if not form.is_valid():
        raise review.ReviewError(first_error(form))
    row = review.edit_measure(measure=measure, reviewer=reviewer, seen=data.get("seen"), **form.cleaned_data)
    return row, "已保存。"


def edge(article, data, reviewer):
    measure = posted_measure(article, data)
    side, _, step = data.get("move", "").partition(":")
    if side not in ("start", "end") or step not in ("-1", "1"):
        raise review.ReviewError("请选择要移动的边界。")
    row = review.move_edge(
        measure=measure, reviewer=reviewer, edge=side, step=int(step), seen=data.get("seen")
    )
    return row, ""


def split(article, data, reviewer):
    measure = posted_measure(article, data)
    at = data.get("at", "")
    row = review.split_measure(
        measure=measure, reviewer=reviewer, at=int(at) if at.isdecimal() else -1, seen=data.get("seen")
    )
    return row, "已拆成两条，第二条在下面。"


def merge(article, data, reviewer):
    measure = posted_measure(article, data)
    row = review.merge_with_next(measure=measure, reviewer=reviewer, seen=data.get("seen"))
    return row, "已与下一条合并。"


def add(article, data, reviewer):
    form = AddMeasureForm(data)
    if not form.is_valid():
        raise review.ReviewError(first_error(form))
    quote, body = form.cleaned_data["quote"].replace("\r\n", "\n"), article.body
    start = form.cleaned_data["start"]
    if start is None or body[start : start + len(quote)] != quote:
        start = find_once(body, quote, near=0, reach=len(body))
    if start is None:
        raise review.ReviewError(
            "在正文里找不到这段文字，或它不止出现一次。请从正文里选取更长、更准确的一段。"
        )
    row = review.add_measure(
        article=article,
        reviewer=reviewer,
        start=start,
        end=start + len(quote),
        theme=form.cleaned_data["theme"],
        title=form.cleaned_data["title"],
    )
    return row, "已添加。"


def undo(article, data, reviewer):
    step = review.undo_last_step(article=article, reviewer=reviewer)
    touched = step.before or [{}]
    row = article.measures.filter(pk=touched[0].get("pk")).first()
    return row, f"已撤销：{step.get_verb_display()}。"


ACTS = {
    "confirm": (DECIDE, confirm),
    "reject": (DECIDE, reject),
    "reopen": (DECIDE, reopen),
    "edit": (EDIT, edit),
    "edge": (EDIT, edge),
    "split": (EDIT, split),
    "merge": (EDIT, merge),
    "add": (EDIT, add),
    "undo": (EDIT, undo),
}


def next_awaiting(article, measure, reviewer):
    """The next measure below that awaits `reviewer`, else the first of the article, else the measure itself."""
    awaiting = article.measures.awaiting(reviewer).order_by("start", "pk")
    return (
        awaiting.filter(start__gte=measure.start).exclude(pk=measure.pk).first()
        or awaiting.first()
        or measure
    )


def first_error(form) -> str:
    name, errors = next(iter(form.errors.items()))
    return f"{form.fields[name].label}：{errors[0]}" if name in form.fields else errors[0]
