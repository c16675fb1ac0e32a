"""Links that change one filter of the page's query string."""

from django import template
from django.urls import reverse

from web.lists.lists import SearchedList

register = template.Library()
# Parameters of one page alone: which page of a list, what is looked for among the values of a facet.
PASSING = ("page", "named")


@register.simple_tag
def counted(searched: SearchedList, count: int) -> str:
    """So many rows of a list, in words."""
    return searched.words.counted % {"count": count}


@register.simple_tag(takes_context=True)
def query_with(context: template.Context, name: str, value: str | int | None = None) -> str:
    """The query string with `name` set to `value`, or without it where `value` is None; on the first page.

    `{% querystring %}` takes no parameter name from a variable.
    """
    return query_with_all(context, **{name: value})


@register.simple_tag(takes_context=True)
def query_with_all(context: template.Context, **values: str | int | None) -> str:
    """The same for several parameters at once."""
    query = context["request"].GET.copy()
    for passing in PASSING:
        query.pop(passing, None)
    for name, value in values.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"


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
