"""The portable side table of a search index: one row a described row, the same shape for every model.

A row holds the tokens of its text as documents.search.tokenizer cuts them; the vendor's index over the grams follows
by triggers (SQLite) or a generated column (PostgreSQL), so that row and index change in one transaction.
"""

from django.db import models

from documents.search.backends import TOKEN_COLUMNS
from documents.search.models.state import IndexState
from documents.search.tokenizer import Tokens, tokens

BATCH_ROWS = 500


class TokenRowQuerySet(models.QuerySet):
    def store(self, rows, *, refresh=True):
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

    def index(self, described):
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
    searched_fields = frozenset()

    @classmethod
    def touches(cls, update_fields):
        """Whether saving these fields (None: all) changes what is searched."""
        return update_fields is None or not cls.searched_fields.isdisjoint(update_fields)

    # What texts_of reads besides the described row itself.
    related = ()

    @staticmethod
    def texts_of(described):
        """The title and the list of further texts that are searched."""
        raise NotImplementedError

    @classmethod
    def of(cls, described):
        title, bodies = cls.texts_of(described)
        return cls.from_tokens(described.pk, tokens(title), tokens("\n".join(filter(None, bodies))))

    @classmethod
    def from_tokens(cls, pk, title: Tokens, body: Tokens):
        return cls(
            pk=pk,
            title_words=title.words,
            title_grams=title.grams,
            body_words=body.words,
            body_grams=body.grams,
        )
