"""Offers for what is being typed, and the word that was probably meant."""

from dataclasses import dataclass

from documents.models import Article, Official
from documents.search.did_you_mean import nearest
from documents.search.keys import search_key
from documents.search.query_log import common_queries
from documents.search.results import SearchResult
from documents.search.vocabulary import dictionary_in_force, synonyms_in_force
from regions.lookup import named_in_english
from regions.models import Region
from regions.speaking import is_english

MOST_OFFERS = 8


@dataclass(frozen=True, slots=True)
class Offer:
    """`kind` is region, official, title or query; `key` is the primary key, or empty for a query."""

    kind: str
    label: str
    key: str = ""


def offers(text: str, articles, limit: int = MOST_OFFERS) -> list[Offer]:
    """Regions by name or pinyin initials, officials, titles and queries of many visitors that begin or hold `text`.

    `articles` is the queryset that the reader may see; only regions and officials of those are offered.
    """
    key = search_key(text).strip()[:30]
    if not key:
        return []
    in_regions = articles.order_by().values("region")
    by_name = Region.objects.filter(short_name__startswith=key) | Region.objects.filter(name__startswith=key)
    by_initials = Region.objects.filter(initials__startswith=key) if key.isascii() else Region.objects.none()
    english = [each.pk for each in named_in_english(text)] if is_english() else []
    by_english = Region.objects.filter(pk__in=english)
    found = [
        *(
            Offer("region", each.name, each.pk)
            for each in (by_name | by_initials | by_english).filter(pk__in=in_regions)[:4]
        ),
        *(
            Offer("official", each.name, str(each.pk))
            for each in Official.objects.filter(name__startswith=key, articles__in=articles).distinct()[:3]
        ),
        *(Offer("query", text) for text in common_queries(key)[:4]),
        *(
            Offer("title", each.title, str(each.pk))
            for each in Article.objects.filter(pk__in=articles.values("pk"), title__contains=key).order_by(
                "-pk"
            )[:3]
        ),
    ]
    return found[:limit]


def did_you_mean(result: SearchResult) -> str:
    """The query with its unknown words exchanged for known ones near to them; empty where there is nothing to say."""
    if result.pks and not result.dropped:
        return ""
    unknown = result.dropped or tuple(leaf.text for leaf in result.query.leaves if not leaf.synonym_of)
    known = [
        *dictionary_in_force(),
        *synonyms_in_force(),
        *Region.objects.values_list("short_name", flat=True),
    ]
    text = meant = result.query.text
    for word in (text, *unknown):
        better = nearest(word, known)
        if better:
            meant = meant.replace(word, better)
            break
    return meant if meant != text else ""
