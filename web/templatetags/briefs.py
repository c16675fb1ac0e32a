"""The button that asks for a brief of what a page shows."""

from collections.abc import Iterable

from django import template

from intake.llm.reader import is_on
from measures.models import Measure
from web.briefs.spans import MOST_SPANS
from web.desk.permissions import BRIEF

register = template.Library()


@register.inclusion_tag("desk/_brief_form.html", takes_context=True)
def brief_form(context: template.Context, measures: Iterable[Measure], title: str) -> dict[str, object]:
    """Nothing where there is no model server or the reader may not ask it; asks no database for who is a visitor."""
    request = context["request"]
    if not is_on() or not request.user.has_perm(BRIEF):
        return {}
    pks = list(dict.fromkeys(measure.pk for measure in measures))
    return {
        "pks": pks,
        "most": MOST_SPANS,
        "title": title,
        "back": request.get_full_path(),
        "csrf_token": context.get("csrf_token"),
    }
