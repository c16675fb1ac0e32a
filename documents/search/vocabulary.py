"""What curators and readers tell the search, as stored: dictionary, synonyms and the log of queries."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Max
from django.utils import timezone

from documents.models.thesaurus import DictionaryTerm, LoggedQuery, SynonymGroup
from documents.search.normal import search_key
from documents.search.query import parse
from documents.search.thesaurus import shipped_groups, table_of
from documents.search.tokenizer import set_dictionary, shipped_terms

_known: dict[str, tuple[object, dict[str, tuple[str, ...]]]] = {}


def synonyms_in_force() -> Mapping[str, tuple[str, ...]]:
    """From a word (a search key) to what may stand for it; the shipped groups where none are stored."""
    version = tuple(SynonymGroup.objects.aggregate(Count("pk"), Max("updated_at")).values())
    if "table" not in _known or _known["table"][0] != version:
        _known["table"] = (version, table_of(stored_groups() if version[0] else shipped_groups()))
    return _known["table"][1]


def stored_groups():
    active = SynonymGroup.objects.filter(is_active=True)
    return [(group.terms.split(), group.narrower.split()) for group in active]


def put_terms_in_force() -> list[str] | None:
    """Cut with the stored dictionary from now on, or with the shipped one where none is stored; return its terms."""
    stored = list(DictionaryTerm.objects.values_list("term", "is_active"))
    terms = [term for term, is_active in stored if is_active] if stored else list(shipped_terms())
    set_dictionary(terms)
    return terms


@transaction.atomic
def add_shipped_vocabulary() -> int:
    """Store the shipped terms and groups where nothing is stored yet; return how many rows came."""
    added = 0
    if not DictionaryTerm.objects.exists():
        added += len(
            DictionaryTerm.objects.bulk_create(DictionaryTerm(term=term) for term in shipped_terms())
        )
    if not SynonymGroup.objects.exists():
        added += len(
            SynonymGroup.objects.bulk_create(
                SynonymGroup(terms=" ".join(terms), narrower=" ".join(narrower))
                for terms, narrower in shipped_groups()
            )
        )
    return added


def record_query(*, text: str, model: str, hits: int, is_relaxed: bool = False) -> None:
    """Count a query that a reader made; who made it is nobody's business."""
    key = " ".join(search_key(text).split())[:100]
    if not key:
        return
    now = {"hits": hits, "is_relaxed": is_relaxed, "last_seen_on": timezone.localdate()}
    rows = LoggedQuery.objects.filter(text=key, model=model)
    if rows.update(count=F("count") + 1, **now):
        return
    try:
        with transaction.atomic():
            LoggedQuery.objects.create(text=key, model=model, count=1, **now)
    except IntegrityError:
        # Another reader asked the same at the same moment.
        rows.update(count=F("count") + 1, **now)


def logged_queries_with(words, limit: int = 20) -> list[str]:
    """The most frequent logged queries that ask for one of these words."""
    wanted = {search_key(word) for word in words}
    logged = LoggedQuery.objects.order_by("-count").values_list("text", flat=True)[:500]
    found = dict.fromkeys(text for text in logged if wanted & {leaf.text for leaf in parse(text).leaves})
    return list(found)[:limit]
