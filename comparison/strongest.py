"""Which measures of a column stand for it where it has more on a theme than anybody reads."""

from django.db.models import BooleanField, Case, CharField, ExpressionWrapper, F, Q, Value, When, Window
from django.db.models.functions import RowNumber

from comparison.columns import Columns
from measures.models import Measure
from measures.models.measure import MeasureStatus
from measures.querysets import MeasureQuerySet

# Of each column, the newest: of no more the strongest measures are sought.
MOST_ARTICLES = 1000


def strength_of(measure: Measure) -> tuple[bool, float, int]:
    """Sorts the strongest first: what a person confirmed, then the surest readings, then the first stored."""
    return measure.status != MeasureStatus.CONFIRMED, -measure.confidence, measure.pk


def strongest(measures: MeasureQuerySet, columns: Columns, most: int | None) -> MeasureQuerySet:
    """The `most` strongest of each column on each theme, of its newest MOST_ARTICLES articles; all where `most` is None.

    One query more, and one a column.
    """
    if most is None:
        return measures
    holders = [
        When(columns.condition(region, "article__region"), then=Value(region.code))
        for region in columns.regions
    ]
    unconfirmed = ExpressionWrapper(~Q(status=MeasureStatus.CONFIRMED), output_field=BooleanField())
    place = Window(
        RowNumber(),
        partition_by=[Case(*holders, default=Value(""), output_field=CharField()), F("theme")],
        order_by=[unconfirmed, F("confidence").desc(), F("pk")],
    )
    measures = measures.filter(columns.newest("article", MOST_ARTICLES))
    ranked = measures.order_by().annotate(place=place).filter(place__lte=most)
    chosen: MeasureQuerySet = Measure.objects.filter(pk__in=list(ranked.values_list("pk", flat=True)))
    return chosen
