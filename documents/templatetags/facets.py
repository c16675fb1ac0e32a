"""Links that change one filter of the page's query string."""

from django import template

register = template.Library()


@register.simple_tag(takes_context=True)
def query_with(context, name, value=None):
    """The query string with `name` set to `value`, or without it where `value` is None; on the first page.

    `{% querystring %}` takes no parameter name from a variable.
    """
    query = context["request"].GET.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value is not None:
        query[name] = value
    return f"?{query.urlencode()}"
