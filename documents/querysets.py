"""Questions asked of many articles at once."""

from django.db import models

from regions.models import code_range


class ArticleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Published articles; staff see drafts and withdrawn ones too."""
        return self if user.is_staff else self.filter(status="published")

    def in_region(self, code, *, own_only=False):
        """Articles of a region, with those of the regions below it unless `own_only`."""
        return self.filter(region=code) if own_only else self.filter(region__code__range=code_range(code))

    def newest_first(self):
        """By date of publication, undated articles last on every database."""
        return self.order_by(models.F("published_on").desc(nulls_last=True), "-pk")

    def with_card(self):
        """All that an article card shows, in a fixed number of queries."""
        return self.select_related("region__parent__parent", "source").prefetch_related(
            "authorships__official"
        )
