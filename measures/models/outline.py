"""The outline of an article's body, kept so that its page need not read the text again."""

from collections.abc import Iterable, Sequence

from django.db import models

from documents.models import Article
from measures.extraction import OutlineNode
from measures.extraction.outline import as_json, from_json


class ArticleOutlineQuerySet(models.QuerySet):
    def store(self, outlined: Iterable[tuple[Article, Sequence[OutlineNode]]]) -> int:
        """Write the outlines of saved articles over what stands there; return how many."""
        rows = [
            self.model(article=article, body_sha256=article.body_sha256, nodes=as_json(nodes))
            for article, nodes in outlined
        ]
        self.bulk_create(
            rows, update_conflicts=True, unique_fields=["article"], update_fields=["body_sha256", "nodes"]
        )
        return len(rows)


class ArticleOutline(models.Model):
    """`nodes` is what measures.extraction.outline.as_json makes of the body with `body_sha256`."""

    article = models.OneToOneField(
        "documents.Article", models.CASCADE, primary_key=True, related_name="outline", verbose_name="文章"
    )
    body_sha256 = models.CharField(max_length=64)
    nodes = models.JSONField("节点", default=list)

    objects = ArticleOutlineQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = "正文提纲"

    def __str__(self) -> str:
        return f"{self.article_id}: {len(self.nodes)}"

    def nodes_for(self, article: Article) -> tuple[OutlineNode, ...] | None:
        """The nodes, or None where the article's body is another by now."""
        return from_json(self.nodes) if self.body_sha256 == article.body_sha256 else None
