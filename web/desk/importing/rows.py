"""The staged articles of a batch as its pages list them."""

from collections.abc import Iterable

from django.urls import reverse

from documents.models import StagedArticle
from regions.models import Region

ARTICLES_A_PAGE = 50


def address_in_batch(row: StagedArticle) -> str:
    """Where the article stands on the pages of its batch."""
    in_batch = StagedArticle.objects.filter(file__batch=row.file.batch_id)
    earlier = in_batch.filter(file__position__lt=row.file.position)
    before = earlier.count() + row.file.articles.filter(position__lt=row.position).count()
    address = reverse("desk:import_batch", args=[row.file.batch_id])
    return f"{address}?page={before // ARTICLES_A_PAGE + 1}#a{row.pk}"


def name_regions(rows: Iterable[StagedArticle]) -> None:
    """Give each staged article the name of its region beside the code."""
    codes = {row.fields["region_code"] for row in rows}
    regions = Region.objects.filter(code__in=codes).select_related("parent__parent")
    names = {region.code: region.full_name for region in regions}
    for row in rows:
        row.region_name = names.get(row.fields["region_code"], "")
