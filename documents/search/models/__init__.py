"""The tables of the search: they know no article; what is searched subclasses TokenRow in its own models.

They keep the label of the app that they were born in, so that no table and no permission changes its name.
"""

from documents.search.models.state import IndexState
from documents.search.models.token_row import BATCH_ROWS, TokenRow, TokenRowQuerySet
from documents.search.models.vocabulary import AppliedDictionary, DictionaryTerm, LoggedQuery, SynonymGroup

__all__ = [
    "BATCH_ROWS",
    "AppliedDictionary",
    "DictionaryTerm",
    "IndexState",
    "LoggedQuery",
    "SynonymGroup",
    "TokenRow",
    "TokenRowQuerySet",
]
