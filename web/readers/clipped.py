"""What the reader of a page has clipped: for the counter in its head and for the buttons beside its measures."""

from dataclasses import dataclass

from django.db.models import Subquery
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from documents.querysets import Reader
from web.readers.models import Clip


@dataclass(frozen=True, slots=True)
class Clipped:
    """How many clips the basket used last holds, and of which measures."""

    count: int
    measures: frozenset[int]


def clipped_by(user: Reader) -> Clipped:
    if not user.is_authenticated:
        return Clipped(0, frozenset())
    in_use = user.baskets.values("pk")[:1]
    measures = list(Clip.objects.filter(basket=Subquery(in_use)).order_by().values_list("measure", flat=True))
    return Clipped(len(measures), frozenset(measures))


def clipped(request: HttpRequest) -> dict[str, object]:
    """A context processor; asks the database only where a page shows it."""
    return {"clipped": SimpleLazyObject(lambda: clipped_by(request.user))}
