"""The sentences on a column of the matrix: a theme, a group of themes or a revitalization, as a query string names it."""

from django.http import QueryDict

from comparison.axes import AXES, columns_by
from comparison.cells import Column
from comparison.scope import Scope
from measures.models.mention import MentionQuerySet


def asked_column(query: QueryDict) -> Column | None:
    """The column that the query names; None where it names none."""
    for parameter in AXES:
        if key := query.get(parameter):
            for column in columns_by(parameter):
                if column.key == key:
                    return column
    return None


def mentions_on(scope: Scope, region: str, column: Column) -> MentionQuerySet:
    """What the articles of a region say of it."""
    found = scope.mentions().filter(scope.lying("article__region", region))
    return found.filter(**{AXES[column.parameter][1]: column.key})
