"""Which measures of a column stand for it where it has more on a theme than anybody reads."""

from django.db.models import BooleanField, ExpressionWrapper, F, Q, Window
from django.db.models.functions import RowNumber

from comparison.columns import Columns
from documents.search.results import IsAmong
from measures.models import Measure
from measures.models.measure import MeasureStatus
from measures.querysets import MeasureQuerySet

# Of all columns together, the newest of each: of no more the strongest measures are sought. Four take no longer than two.
MOST_ARTICLES = 2000


_UNCONFIRMED = ExpressionWrapper(~Q(status=MeasureStatus.CONFIRMED), output_field=BooleanField())
# Among the measures of a column on one theme; sorts as `strength_of`.
_PLACE = Window(RowNumber(), partition_by="theme", order_by=[_UNCONFIRMED, F("confidence").desc(), F("pk")])


def strength_of(measure: Measure) -> tuple[bool, float, int]:
    """Sorts the strongest first: what a person confirmed, then the surest readings, then the first stored."""
    return measure.status != MeasureStatus.CONFIRMED, -measure.confidence, measure.pk


def strongest(columns: Columns, most: int | None) -> MeasureQuerySet:
    """The `most` strongest of each column on each theme, of the newest MOST_ARTICLES articles of all; all where `most` is None.

    One query a column.
    """
    if most is None:
        every: MeasureQuerySet = columns.scope.measures().filter(columns.any_condition("article__region"))
        return every
    pks: list[int] = []
    read = MOST_ARTICLES // len(columns.regions)
    for region in columns.regions:
        articles = columns.articles_of(region).newest_first().values("pk")[:read]
        ranked = columns.scope.measures_of(articles).order_by().annotate(place=_PLACE)
        pks += ranked.filter(place__lte=most).values_list("pk", flat=True)
    chosen: MeasureQuerySet = Measure.objects.filter(IsAmong(pks))
    return chosen
