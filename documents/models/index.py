"""The portable side tables of the search index: one row an article, the same shape for other models.

A row holds the tokens of its text as documents.search.tokenizer cuts them; the vendor's index over the grams follows
by triggers (SQLite) or a generated column (PostgreSQL), so that row and index change in one transaction.
"""

from django.db import models

from documents.models.index_state import IndexState
from documents.search.backends import TOKEN_COLUMNS
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


class ArticleIndex(TokenRow):
    article = models.OneToOneField(
        "documents.Article", models.CASCADE, primary_key=True, related_name="search_index"
    )

    searched_fields = frozenset({"title", "body", "region", "region_id"})
    related = ("authorships__official", "region__parent__parent")

    class Meta(TokenRow.Meta):
        verbose_name = verbose_name_plural = "文章检索词"

    def __str__(self):
        return str(self.article_id)

    @classmethod
    def texts_of(cls, described):
        """Title; body, and below it who signed it and the places it belongs to."""
        return described.title, [described.body, cls.names_of(described)]

    @staticmethod
    def names_of(article):
        names = [each.official.name for each in article.authorships.all()]
        region = article.region
        while region is not None:
            names.append(region.name)
            region = region.parent
        return "\n".join(names)
