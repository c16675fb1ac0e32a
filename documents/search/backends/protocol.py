"""What a vendor's module offers; mypy holds both to it, and so does the contract suite (tests/documents/search)."""

from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from django.db.models import Model

from documents.search.backends.restriction import Restriction
from documents.search.query import Query

# Primary key, title words, body words.
Texts = tuple[int, str, str]


class Backend(Protocol):
    """`table` is a side table (documents_articleindex), `model` its model; primary keys are those of the row described."""

    def check(self, table: str) -> None:
        """Raise django.db.DatabaseError where the vendor's index is not that of the table's rows."""

    def make_anew(self, table: str) -> None:
        """Make the vendor's index again from the rows."""

    def loading(self, *tables: str) -> AbstractContextManager[None]:
        """While many rows come for these tables."""

    def settle(self, table: str, described: str) -> None:
        """Tidy the index and count anew what the planner goes by, after many rows came.

        `described` is the table whose rows are indexed: the restrictions of a search are looked up there.
        """

    def match(
        self, model: type[Model], query: Query, restriction: Restriction, limit: int, share: float = 0.0
    ) -> list[int]:
        """The newest primary keys that hold the query, newest first.

        `share` of the rows are expected to hold it; 0 where so few do that all may well be wanted.
        """

    def held(self, model: type[Model], queries: Iterable[Query], restriction: Restriction) -> list[bool]:
        """Of each query whether any row holds it, in one question; costs the less the more rows do."""

    def postings(
        self, model: type[Model], tokens: Iterable[str], restriction: Restriction, limit: int
    ) -> dict[str, list[int]]:
        """For each token, rarest guess first, the newest rows that hold it, until `limit` rows were read in all."""

    def texts(self, model: type[Model], pks: Sequence[int], restriction: Restriction) -> list[Texts]:
        """The rows of these keys that pass the restriction, with their words."""

    def membership(self, column: str, pks: Iterable[int]) -> tuple[str, list[str]]:
        """SQL and parameters for: the column is one of these integers."""

    def impatient(self, milliseconds: int = 50) -> AbstractContextManager[None]:
        """Statements inside give up (OperationalError) where another connection holds a lock for longer."""
