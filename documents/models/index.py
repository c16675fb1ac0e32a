"""What of an article is searched."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import models

from documents.search.models.token_row import TokenRow

if TYPE_CHECKING:
    from documents.models.article import Article
    from regions.models import Region


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
        authors = [each.official.name for each in described.authorships.all()]
        return described.title, [described.body, cls.names_of(authors, described.region)]

    @staticmethod
    def names_of(authors: Iterable[str], region: "Region | None") -> str:
        """What is searched beside the body: who signed it, and the region with those that it lies in."""
        names = [*authors]
        while region is not None:
            names.append(region.name)
            region = region.parent
        return "\n".join(names)
