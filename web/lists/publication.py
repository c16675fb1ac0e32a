"""When, in which form, by whom and where articles were published: facets of every list of what stands in articles."""

from django.utils.translation import gettext_lazy

from documents.models import ArticleKind, Official, Source
from web.lists.facets import ChoiceFacet, Facet, NamedFacet, YearFacet


def publication_facets(article_path: str) -> tuple[Facet, ...]:
    """`article_path` leads from a row to its article, "" where the rows are articles."""
    return (
        YearFacet("year", f"{article_path}published_on", gettext_lazy("年份")),
        ChoiceFacet("kind", f"{article_path}kind", gettext_lazy("体裁"), offered=ArticleKind.choices),
        NamedFacet(
            "official", f"{article_path}officials", gettext_lazy("署名"), is_many=True, model=Official
        ),
        NamedFacet("source", f"{article_path}source", gettext_lazy("来源"), model=Source),
    )
