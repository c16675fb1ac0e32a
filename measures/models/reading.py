"""How an article was last read: by which reader in which version, and the outline that the reading made of it."""

from collections.abc import Iterable, Sequence

from django.db import models

from documents.compact_json import CompactJSONField
from documents.inserting import insert
from documents.models import Article
from measures.extraction import OutlineNode
from measures.extraction.outline import as_json, from_json


class ArticleReadingQuerySet(models.QuerySet):
    def store(self, read: Iterable[tuple[Article, Sequence[OutlineNode]]], *, version: str) -> int:
        """Write how saved articles were read, in place of what stands there; return how many."""
        rows = [
            {
                "article_id": article.pk,
                "body_sha256": article.body_sha256,
                "version": version,
                "outline": as_json(nodes),
            }
            for article, nodes in read
        ]
        self.filter(article__in=[row["article_id"] for row in rows]).delete()
        return insert(self.model, rows)


class ArticleReading(models.Model):
    """`version` is measures.extraction.reading_version when the body with `body_sha256` was read; `outline` is what
    measures.extraction.outline.as_json made of it."""

    article = models.OneToOneField(
        "documents.Article", models.CASCADE, primary_key=True, related_name="reading", verbose_name="文章"
    )
    body_sha256 = models.CharField(max_length=64)
    version = models.CharField("读法版本", max_length=16, db_index=True)
    outline = CompactJSONField("提纲", default=list)

    objects = ArticleReadingQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = "文章读法"

    def __str__(self) -> str:
        return f"{self.article_id}: {self.version}"

    def outline_for(self, article: Article) -> tuple[OutlineNode, ...] | None:
        """The outline, or None where the article's body is another by now."""
        return from_json(self.outline) if self.body_sha256 == article.body_sha256 else None


def read_otherwise(articles: models.QuerySet, *, version: str) -> models.QuerySet:
    """Articles that were never read, or by another version than this."""
    return articles.exclude(reading__version=version)
