"""The button that takes a measure into the basket used last, or out of it again."""

from django import template
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, pgettext

from measures.models import Measure

register = template.Library()


@register.simple_tag(takes_context=True)
def clip_form(context: template.Context, measure: Measure) -> SafeString:
    """The form of one measure; nothing for who is not signed in. `back` of the context is where it leads without JavaScript,
    the page itself where there is none.

    A page has one for each of its measures: what they share is put together once.
    """
    if not context["user"].is_authenticated:
        return mark_safe("")
    shared: dict[object, tuple[str, str]] = context.render_context.dicts[0]
    if clip_form not in shared:
        shared[clip_form] = _around(context)
    head, tail = shared[clip_form]
    # What is said stands outside the f-strings, where the collector of messages does not look.
    if measure.pk in context["clipped"].measures:
        label = gettext("移出：%(measure)s") % {"measure": measure.title}
        clipped, out = gettext("已摘"), gettext("移出")
        button = (
            f'<span class="clip-added">{clipped} <span aria-hidden="true">✓</span></span> <button class="button button--plain"'
            f' name="out" value="1" aria-label="{escape(label)}">{out}</button>'
        )
    else:
        label = gettext("摘编：%(measure)s") % {"measure": measure.title}
        clip = pgettext("button", "摘编")
        button = f'<button class="button button--plain" aria-label="{escape(label)}">{clip}</button>'
    return mark_safe(f"{head}{measure.pk}{tail}{button}</form>")  # noqa: S308 - every part is escaped above


def _around(context: template.Context) -> tuple[str, str]:
    """What stands before the key of the measure and behind it."""
    request, address = context["request"], reverse("add_clip")
    back = escape(context.get("back") or request.get_full_path())
    head = (
        f'<form class="clip-add no-print" method="post" action="{address}" hx-post="{address}" hx-target="this" hx-swap="outerHTML">'
        f'<input type="hidden" name="csrfmiddlewaretoken" value="{get_token(request)}"><input type="hidden" name="measure" value="'
    )
    return head, f'"><input type="hidden" name="next" value="{back}">'
