"""What of an article is searched."""

from typing import TYPE_CHECKING

from django.db import models

from documents.search.models.token_row import TokenRow

if TYPE_CHECKING:
    from documents.models.article import Article


class ArticleIndex(TokenRow):
    article = models.OneToOneField(
        "documents.Article", models.CASCADE, primary_key=True, related_name="search_index"
    )

    searched_fields = frozenset({"title", "body", "region", "region_id"})
    is_read_by_passage = True
    related = ("authorships__official", "region__parent__parent")

    class Meta(TokenRow.Meta):
        verbose_name = verbose_name_plural = "文章检索词"

    def __str__(self) -> str:
        return str(self.article_id)

    @classmethod
    def texts_of(cls, described: "Article") -> tuple[str, list[str]]:
        """Title; body, and below it who signed it and the places it belongs to."""
        return described.title, [described.body, cls.names_of(described)]

    @staticmethod
    def names_of(article: "Article") -> str:
        names = [each.official.name for each in article.authorships.all()]
        region = article.region
        while region is not None:
            names.append(region.name)
            region = region.parent
        return "\n".join(names)
