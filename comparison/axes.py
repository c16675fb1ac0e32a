"""What public texts are counted along: the tallies of a scope, and the columns that a matrix makes of an axis."""

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext_lazy

from comparison.cells import Column
from comparison.scope import Scope
from measures.models import Axis, Revitalization, Tally, Theme, ThemeGroup
from measures.models.tally import TallyQuerySet

# What the columns are, and the field of a measure or mention that each is told by.
AXES = {
    "theme": (gettext_lazy("按主题"), "theme__slug"),
    "group": (gettext_lazy("按主题组"), "theme__group__slug"),
    "revitalization": (gettext_lazy("按五大振兴"), "theme__revitalization"),
}


def tallied(scope: Scope, axis: Axis) -> TallyQuerySet:
    """The public tallies of a scope along an axis."""
    public = Tally.objects.seen_by(AnonymousUser())
    rows: TallyQuerySet = public.along(
        axis, since=scope.since, until=scope.until, kind=scope.kind, then=scope.then
    )
    return rows


def columns_by(by: str) -> tuple[Column, ...]:
    if by == "revitalization":
        return tuple(Column(by, value, str(label), tallied=value) for value, label in Revitalization.choices)
    if by == "group":
        groups = ThemeGroup.objects.on_linkage()
        return tuple(Column(by, group.slug, group.shown_name, tallied=str(group.pk)) for group in groups)
    themes = Theme.objects.on_linkage().select_related("group")
    return tuple(
        Column(by, theme.slug, theme.shown_name, theme.group.shown_name, theme.shown_hint, str(theme.pk))
        for theme in themes
    )
