"""The portable side table of a search index: one row a described row, the same shape for every model.

A row holds the tokens of its text as documents.search.tokenizer cuts them, of the grams what the backend keeps; the vendor's index over the grams follows
by triggers (SQLite) or a generated column (PostgreSQL), so that row and index change in one transaction.
"""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from typing import Self

from django.db import models

from documents.inserting import insert
from documents.search.backends import TOKEN_COLUMNS, token_columns
from documents.search.models.state import IndexState
from documents.search.tokenizer import Tokens, tokens

BATCH_ROWS = 500


class TokenRowQuerySet(models.QuerySet):
    def store(self, rows: Sequence["TokenRow"], *, refresh: bool = True) -> int:
        """Write rows over those that stand there; `refresh=False` for a caller that settles the index at its end."""
        self.bulk_create(
            rows,
            batch_size=BATCH_ROWS,
            update_conflicts=True,
            unique_fields=[self.model._meta.pk.name],
            update_fields=TOKEN_COLUMNS,
        )
        if refresh:
            IndexState.objects.refresh_when_grown(self.model)
        return len(rows)

    def store_new(self, cut: Mapping[int, tuple[Tokens, Tokens]]) -> int:
        """Write the rows of what was not there before: primary key → the tokens of its title and body. For a caller that
        settles the index, or asks whether it has grown, at its end."""
        key = self.model._meta.pk.attname
        rows = [{key: pk, **token_columns(title, body)} for pk, (title, body) in cut.items()]
        return insert(self.model, rows)

    def index(self, described: Iterable[models.Model]) -> int:
        """Cut and store the described rows (saved articles or measures); return how many."""
        IndexState.objects.use_dictionary()
        return self.store([self.model.of(row) for row in described])


class TokenRow(models.Model):
    """Subclasses add a one-to-one primary key and say by `texts_of` what of the described row is searched."""

    title_words = models.TextField(editable=False)
    title_grams = models.TextField(editable=False)
    body_words = models.TextField(editable=False)
    body_grams = models.TextField(editable=False)

    objects = TokenRowQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = ()

    # The fields of the described model whose change changes the row.
    searched_fields: frozenset[str] = frozenset()

    @classmethod
    def touches(cls, update_fields: Iterable[str] | None) -> bool:
        """Whether saving these fields (None: all) changes what is searched."""
        return update_fields is None or not cls.searched_fields.isdisjoint(update_fields)

    # Whether a row is so long that its passages, and not the whole, say what it lies near to.
    is_read_by_passage = False

    @classmethod
    def kinds_of(cls, pks: Collection[int]) -> Mapping[int, Hashable]:
        """Of what kind rows are, where rows of one kind speak of one thing; none by default."""
        return {}

    # What texts_of reads besides the described row itself.
    related: tuple[str, ...] = ()

    @staticmethod
    def texts_of(described: models.Model) -> tuple[str, list[str]]:
        """The title and the list of further texts that are searched."""
        raise NotImplementedError

    @classmethod
    def cut(cls, described: models.Model) -> tuple[Tokens, Tokens]:
        """The tokens of its title and of what else of it is searched, with the dictionary that is in force."""
        title, bodies = cls.texts_of(described)
        return tokens(title), tokens("\n".join(filter(None, bodies)))

    @classmethod
    def of(cls, described: models.Model) -> Self:
        return cls.from_tokens(described.pk, *cls.cut(described))

    @classmethod
    def from_tokens(cls, pk: int, title: Tokens, body: Tokens) -> Self:
        return cls(pk=pk, **token_columns(title, body))
