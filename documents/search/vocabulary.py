"""What curators tell the search, as stored: dictionary and synonyms."""

from collections.abc import Mapping

from django.db import transaction

from documents.search.backends.reading import reading
from documents.search.models.state import IndexState
from documents.search.models.vocabulary import DictionaryTerm, SynonymGroup
from documents.search.thesaurus import shipped_groups, table_of
from documents.search.tokenizer import dictionary, fingerprint, set_dictionary, shipped_terms

_known: dict[str, tuple[object, dict[str, tuple[str, ...]]]] = {}
# When the dictionary was applied, and the fingerprint that it gave the tokenizer.
_applied: dict[str, tuple[object, str]] = {}


def dictionary_in_force() -> tuple[str, ...]:
    """Cut with the terms that the indexes were cut with, which another process may have changed; return them.

    Whoever cuts a text to compare it with an index asks this first.
    """
    with reading().cursor() as cursor:
        # Asked for by every search: the query set's own machinery would take longer than the question.
        cursor.execute("SELECT MAX(applied_at) FROM documents_applieddictionary")
        (applied_at,) = cursor.fetchone()
    if _applied.get("dictionary") != (applied_at, fingerprint()):
        IndexState.objects.use_dictionary()
        _applied["dictionary"] = (applied_at, fingerprint())
    return dictionary()


def synonyms_in_force() -> Mapping[str, tuple[str, ...]]:
    """From a word (a search key) to what may stand for it; the shipped groups where none are stored."""
    with reading().cursor() as cursor:
        # Asked for by every search: the query set's own machinery would take longer than the question.
        cursor.execute("SELECT COUNT(*), MAX(updated_at) FROM documents_synonymgroup")
        version = cursor.fetchone()
    if "table" not in _known or _known["table"][0] != version:
        _known["table"] = (version, table_of(stored_groups() if version[0] else shipped_groups()))
    return _known["table"][1]


def stored_groups() -> list[tuple[list[str], list[str]]]:
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
