"""Which stored articles resemble a body: bands narrow the collection down, a comparison of the texts decides."""

from dataclasses import dataclass

from django.db.models import Count

from documents.models import Article, SignatureBand
from documents.same_text.resemblance import Resemblance, compare
from documents.same_text.signature import body_bands

# See documents.same_text.signature for what two bands find and leave out.
MIN_SHARED_BANDS = 2
# Articles compared in full, those sharing most bands first: 10 ms each for texts of 7,000 characters.
COMPARED_COUNT = 40


@dataclass(frozen=True)
class Match:
    """A stored article that carries the same text, and how much of it."""

    article: Article
    resemblance: Resemblance


def find_reprints_of(body: str, *, except_pk: int | None = None) -> list[Match]:
    """Return the signed articles that `body` reprints or is reprinted by, the closest first.

    Works on a body that is not stored yet, as in an import's preview. Articles not signed are not seen.
    """
    found = [
        Match(article, resemblance)
        for article in candidates(body, except_pk=except_pk)
        if (resemblance := compare(body, article.body)).is_reprint
    ]
    return sorted(found, key=lambda match: (-match.resemblance.containment, match.article.pk))


def candidates(body: str, *, except_pk: int | None = None) -> list[Article]:
    """Return the articles whose signature shares bands with the body's, most bands first."""
    sharing = (
        SignatureBand.objects.filter(value__in=body_bands(body))
        .exclude(signature=except_pk)
        .values("signature")
        .annotate(shared_count=Count("pk"))
        .filter(shared_count__gte=MIN_SHARED_BANDS)
        .order_by("-shared_count", "signature")
        .values_list("signature", flat=True)[:COMPARED_COUNT]
    )
    ranked = list(sharing)
    articles = Article.objects.select_related("source", "region").in_bulk(ranked)
    return [articles[pk] for pk in ranked]
