"""Stored prints of article bodies, so that a draft can be held against twenty thousand articles in a second."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from documents.inserting import insert
from documents.querysets import ArticleQuerySet
from documents.same_text.overlap import PRINTS_VERSION

if TYPE_CHECKING:
    from documents.models import Article


class ArticlePrintsQuerySet(models.QuerySet):
    def store(self, printed: Iterable[tuple["Article", bytes]]) -> int:
        """Write the prints of saved articles, (article, bytes) each, in place of what stands there."""
        rows = [
            {
                "article_id": article.pk,
                "body_sha256": article.body_sha256,
                "version": PRINTS_VERSION,
                "prints": prints,
            }
            for article, prints in printed
        ]
        self.filter(article__in=[row["article_id"] for row in rows]).delete()
        return insert(self.model, rows)


class ArticlePrints(models.Model):
    """`prints` are those of documents.same_text.overlap, as unsigned 32-bit numbers of this machine's byte order."""

    article = models.OneToOneField(
        "documents.Article", models.CASCADE, primary_key=True, related_name="prints", verbose_name="文章"
    )
    body_sha256 = models.CharField(max_length=64)
    version = models.PositiveSmallIntegerField("版本")
    prints = models.BinaryField("指纹")

    objects = ArticlePrintsQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = "正文指纹"

    def __str__(self) -> str:
        return f"{self.article_id}: {self.body_sha256[:12]}"


def without_prints(articles: ArticleQuerySet) -> ArticleQuerySet:
    """Articles whose body was never printed, or has changed since."""
    current = Q(prints__body_sha256=F("body_sha256"), prints__version=PRINTS_VERSION)
    return articles.exclude(current)
