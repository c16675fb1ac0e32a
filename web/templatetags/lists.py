"""Links that change one filter of the page's query string."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from regions.speaking import grouped
from web.lists.facets import Choice
from web.lists.lists import SearchedList
from web.templatetags.languages import in_chinese

register = template.Library()
# Parameters of one page alone: which page of a list, what is looked for among the values of a facet.
PASSING = ("page", "named")


@register.simple_tag
def counted(searched: SearchedList, count: int) -> str:
    """So many rows of a list, in words."""
    return (searched.words.counted % {"count": count}).replace(str(count), grouped(count), 1)


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, name: str, value: str | int | None = None) -> str:
    """The query string with `name` set to `value`, or without it where `value` is None; on the first page.

    `{% querystring %}` takes no parameter name from a variable.
    """
    return query_with_all(context, **{name: value})


@register.simple_tag(takes_context=True)
def query_with_all(context: template.Context, **values: str | int | None) -> str:
    """The same for several parameters at once."""
    return _with_all(_kept(context, *values), values)


def _kept(context: template.Context, *names: str) -> str:
    """The query string without these parameters and what is of one page alone; no copy is made of the query, for Django
    copies it deeply."""
    pairs = context["request"].GET.lists()
    return urlencode([pair for pair in pairs if pair[0] not in PASSING and pair[0] not in names], doseq=True)


def _with_all(kept: str, values: Mapping[str, str | int | None]) -> str:
    given = urlencode({name: value for name, value in values.items() if value is not None})
    return f"?{'&'.join(filter(None, (kept, given)))}"


@register.simple_tag(takes_context=True)
def facet_choices(
    context: template.Context, name: str, choices: Iterable[Choice], back: str = ""
) -> SafeString:
    """Values of a facet as the items of its list: a choice in force leads back to the list without it, the id keeps the focus
    when the list is exchanged. `back` is the list's address where this is another page.

    Put together in one pass, for a page has a hundred of them.
    """
    kept = _kept(context, name)
    return mark_safe("".join(_choice(name, each, back, kept) for each in choices))  # noqa: S308 - escaped below


def _choice(name: str, choice: Choice, back: str, kept: str) -> str:
    address = _with_all(kept, {name: None if choice.selected else choice.value})
    undo = gettext("取消这一条件") if choice.selected else ""
    current = f' aria-current="true" title="{undo}"' if choice.selected else ""
    count = "" if choice.count is None else f' <span class="count">{grouped(choice.count)}</span>'
    return (
        f'<li><a class="depth-{choice.depth}" id="choice-{name}-{escape(choice.value)}"{current} href="{escape(back + address)}">'
        f"<span>{conditional_escape(in_chinese(choice.label))}</span>{count}</a></li>"
    )


@register.simple_tag(takes_context=True)
def other_parameters(context: template.Context, *names: str) -> list[tuple[str, str]]:
    """The (name, value) pairs of the query string but for these names, for the hidden fields of a form."""
    query = context["request"].GET
    return [(name, value) for name in query if name not in names for value in query.getlist(name) if value]


@register.simple_tag(takes_context=True)
def without_filters(context: template.Context) -> str:
    """The query string with what is sought and in which list, and no filter."""
    query = context["request"].GET.copy()
    for name in set(query) - {"q", "in"}:
        del query[name]
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def feed_url(context: template.Context, name: str) -> str:
    """The feed of a list (articles or measures) under the page's query."""
    query = context["request"].GET.copy()
    for parameter in ("page", "in", "sort"):
        query.pop(parameter, None)
    return f"{reverse(f'feed_{name}')}?{query.urlencode()}"
