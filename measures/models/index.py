"""The side table of the search index for measures."""

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from django.db import models

from documents.search.models.token_row import TokenRow
from documents.search.results import IsAmong
from measures.models.theme import OTHER

if TYPE_CHECKING:
    from measures.models.measure import Measure


class MeasureIndex(TokenRow):
    measure = models.OneToOneField(
        "measures.Measure", models.CASCADE, primary_key=True, related_name="search_index"
    )

    searched_fields = frozenset({"title", "quote", "section"})

    class Meta(TokenRow.Meta):
        verbose_name = verbose_name_plural = "举措检索词"

    def __str__(self) -> str:
        return str(self.measure_id)

    @classmethod
    def kinds_of(cls, pks: Collection[int]) -> Mapping[int, int]:
        """The main theme; measures that no theme fits have nothing in common."""
        rows = cls.objects.filter(IsAmong(pks)).exclude(measure__theme__slug=OTHER)
        return dict(rows.values_list("pk", "measure__theme_id"))

    @staticmethod
    def texts_of(described: "Measure") -> tuple[str, list[str]]:
        """Title; quote and section."""
        return described.title, [described.quote, described.section]
