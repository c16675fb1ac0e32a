"""Questions asked of many measures at once."""

from typing import Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Q

from documents.querysets import Reader, SearchedQuerySet
from regions.models import lying_in


class MeasureQuerySet(SearchedQuerySet):
    def visible_to(self, user: Reader) -> Self:
        """Measures of published articles that were not rejected; staff see all."""
        if user.is_staff:
            return self
        return self.filter(article__status="published").exclude(status="rejected")

    def counted(self) -> Self:
        """Those that matrix, comparison and all counts by place and theme count."""
        return self

    def awaiting(self, reader: User) -> Self:
        """Measures that `reader` could settle: candidates, and confirmed ones that lack a second reader."""
        open_rows = Q(status="candidate")
        if settings.SECOND_READER:
            open_rows |= Q(status="confirmed", second_reader=None) & ~Q(reviewed_by=reader)
        return self.filter(open_rows)

    def in_region(self, code: str, *, own_only: bool = False) -> Self:
        """Measures of a region, with those of the regions below it unless `own_only`."""
        return self.filter(lying_in("article__region", code, own_only=own_only))

    def with_card(self) -> Self:
        """All that a measure card shows, in a fixed number of queries."""
        return self.select_related(
            "theme__group", "article__region__parent__parent", "article__source"
        ).defer("article__body")
