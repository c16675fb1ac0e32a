"""Writes to the administrative tree."""

from collections.abc import Iterable

from django.db import transaction

from regions.models import Region, RegionChange


@transaction.atomic
def add_missing_regions(*, regions: Iterable[Region]) -> int:
    """Store the regions whose code is not there yet; what a curator changed stays. Returns how many were new."""
    known = set(Region.objects.values_list("code", flat=True))
    missing = [region for region in regions if region.code not in known]
    # Parents and successors may come later in the list: store the rows first, the links within the transaction.
    Region.objects.bulk_create(missing, batch_size=500)
    return len(missing)


@transaction.atomic
def add_missing_changes(*, changes: Iterable[RegionChange]) -> int:
    """Store the changes that lead to a place from what nothing leads from yet; what a curator wrote stays."""
    known = set(RegionChange.objects.values_list("region", "former_name"))
    codes = set(Region.objects.values_list("code", flat=True))
    missing = [
        each
        for each in changes
        if (each.region_id, each.former_name) not in known
        and {each.region_id, each.former_id} - {None} <= codes
    ]
    RegionChange.objects.bulk_create(missing, batch_size=500)
    return len(missing)
