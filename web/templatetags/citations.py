"""How to cite an article, ready to copy; and the same for programs that read the page."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from documents.models import Article
from measures.models import Measure
from web.files.citations import reference_of, source_line
from web.files.exchange import bibtex, page_tags
from web.files.gb7714 import Edition, gb7714

register = template.Library()


@register.inclusion_tag("measures/_citation.html", takes_context=True)
def citation(
    context: template.Context, article: Article, measure: Measure | None = None
) -> dict[str, object]:
    """References of an article fetched with its authorships and source; of a measure, its quote with source too. The reader's edition
    of the standard stands first."""
    reference = reference_of(article, localdate())
    wanted = context["preferences"].citation
    quoted = ""
    if measure:
        place = f"{article.region.name}，" if article.region else ""
        quoted = f"{measure.quote}\n——{place}{source_line(article)}。{reference.url}"
    return {
        "article": article,
        "quoted": quoted,
        "editions": [(edition, gb7714(reference, edition)) for edition in sorted(Edition, key=wanted.__ne__)],
        "bibtex": bibtex(reference),
    }


@register.simple_tag
def citation_tags(article: Article) -> SafeString:
    """Meta tags that Zotero makes an item of."""
    tags = page_tags(reference_of(article, localdate()))
    return format_html_join("\n  ", '<meta name="{}" content="{}">', tags)
