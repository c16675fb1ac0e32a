"""How to cite an article, ready to copy."""

from django import template
from django.utils.timezone import localdate

from documents.models import Article
from measures.models import Measure
from web.files.citations import bibtex, gb7714, source_line

register = template.Library()


@register.inclusion_tag("measures/_citation.html", takes_context=True)
def citation(context: template.Context, article: Article, measure: Measure | None = None) -> dict[str, str]:
    """References of an article fetched with its authorships and source; of a measure, its quote with source too."""
    absolute = context["request"].build_absolute_uri
    address, today = absolute(article.get_absolute_url()), localdate()
    quoted = ""
    if measure:
        place = f"{article.region.name}，" if article.region else ""
        quoted = f"{measure.quote}\n——{place}{source_line(article)}。{absolute(measure.permalink)}"
    return {
        "quoted": quoted,
        "gb7714": gb7714(article, address, today),
        "bibtex": bibtex(article, address, today),
    }
