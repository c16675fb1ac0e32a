"""Where a list goes on after a row, by the values that it is sorted by: a page far down costs what the first one does."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Model, Q
from django.db.models.expressions import OrderBy

Expression = str | OrderBy
Plain = str | int | float | None


def name_of(expression: Expression) -> str:
    if isinstance(expression, OrderBy):
        return str(expression.expression.name)
    return expression.removeprefix("-")


def is_descending(expression: Expression) -> bool:
    return expression.descending if isinstance(expression, OrderBy) else expression.startswith("-")


def values_at(model: type[Model], pk: object, order: Sequence[Expression]) -> list[Plain] | None:
    """What a row holds of an order, as JSON holds it; None where there is no such row."""
    row = model._default_manager.filter(pk=pk).values_list(*map(name_of, order)).first()
    return None if row is None else [each.isoformat() if isinstance(each, date) else each for each in row]


def after(order: Sequence[Expression], values: Sequence[Plain], *, inclusive: bool = False) -> Q:
    """Rows that stand behind a row with these values; with that row itself if `inclusive`.

    What may be null is named by an OrderBy that says so: rows without a value come last.
    """
    behind = Q(pk__in=[])
    before = Q()
    for expression, value in zip(order, values, strict=True):
        name = name_of(expression)
        if value is not None:
            lookup = "lt" if is_descending(expression) else "gt"
            further = Q(**{f"{name}__{lookup}": value})
            if isinstance(expression, OrderBy):
                further |= Q(**{f"{name}__isnull": True})
            behind |= before & further
        before &= Q(**{name: value}) if value is not None else Q(**{f"{name}__isnull": True})
    return behind | before if inclusive else behind
