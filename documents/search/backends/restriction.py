"""A queryset as a condition on a column of another query."""

from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL


@dataclass(frozen=True)
class Restriction:
    """`template` asks for the keys of rows and has {} where one goes; empty where every row will do."""

    template: str = ""
    params: tuple[object, ...] = ()
    is_empty: bool = False

    def sql(self, column: str) -> str:
        """That the key in the column passes, as one more condition."""
        return f"AND EXISTS ({self.among(column)})" if self.template else ""

    def among(self, keys: str) -> str:
        """The question for those of some keys, ANY of an array say, that pass."""
        return self.template.replace("{}", keys)


_COLUMN = "__column__"


def restriction_of(queryset: QuerySet) -> Restriction:
    """The rows of `queryset`, looked up one by one for rows that were found: correlated, never listed whole."""
    if queryset.query.is_empty():
        return Restriction(is_empty=True)
    if not queryset.query.has_filters():
        return Restriction()
    try:
        sql, params = queryset.order_by().filter(pk=RawSQL(_COLUMN, ())).values("pk").query.sql_with_params()  # noqa: S611
    except EmptyResultSet:
        return Restriction(is_empty=True)
    escaped = sql.replace("{}", "{{}}")
    return Restriction(escaped.replace(f"({_COLUMN})", "{}"), tuple(params))
