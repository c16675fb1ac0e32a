"""How the readings have fared with the people who checked them."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from measures.models import Measure, MeasureOrigin, MeasureStatus

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Decided measures whose certainty lies in one tenth: how many, their mean certainty, the share left as found."""

    low: float
    count: int
    said: float
    right: float


def rule_rows() -> QuerySet:
    """A dictionary a rule and version: how many measures it found, how many of them were confirmed and rejected."""
    counts = {
        "all_count": Count("pk"),
        "confirmed_count": Count("pk", filter=Q(status=MeasureStatus.CONFIRMED)),
        "rejected_count": Count("pk", filter=Q(status=MeasureStatus.REJECTED)),
    }
    return Measure.objects.values("rule", "rule_version").annotate(**counts).order_by("rule", "rule_version")


def certainty_bins(last: int) -> Iterator[Bin]:
    """The last so many decisions against what the reading had said; one that was edited counts as not right."""
    decided = Measure.objects.exclude(status=MeasureStatus.CANDIDATE).exclude(origin=MeasureOrigin.ADDED)
    rows = decided.order_by("-reviewed_at", "-pk").values_list("confidence", "status", "origin")[:last]
    by_bin: dict[int, list[tuple[float, bool]]] = {}
    for confidence, status, origin in rows:
        is_right = status == MeasureStatus.CONFIRMED and origin == MeasureOrigin.EXTRACTED
        by_bin.setdefault(min(BINS - 1, int(confidence * BINS)), []).append((confidence, is_right))
    for number, members in sorted(by_bin.items()):
        said, right = (sum(values) / len(members) for values in zip(*members, strict=True))
        yield Bin(number / BINS, len(members), said, right)
