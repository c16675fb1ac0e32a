"""What curators tell the search, and what readers asked it, in the admin."""

from documents.search.admin.log import LoggedQueryAdmin
from documents.search.admin.vocabulary import DictionaryTermAdmin, SynonymGroupAdmin

__all__ = ["DictionaryTermAdmin", "LoggedQueryAdmin", "SynonymGroupAdmin"]
