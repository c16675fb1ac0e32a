"""Measures of other localities that are most like one."""

from dataclasses import dataclass

from django.db.models import Q

from comparison.alike.alignment import judge
from comparison.alike.similarity import vectors
from comparison.profiles import profiles_of
from comparison.rows import STRENGTH_LABELS
from comparison.scope import Scope
from measures.models import Measure
from measures.querysets import MeasureQuerySet

SHOWN = 6
WEIGHED = 300  # the newest measures of neighbouring themes; more would take too long to weigh


@dataclass(frozen=True, slots=True)
class Similar:
    measure: Measure
    strength_label: str
    shared: tuple[str, ...]


def similar_measures(measure: Measure, region_code: str | None) -> list[Similar]:
    """The likeliest public measures of other regions, with the words that make them so; at most SHOWN."""
    others = {other.pk: other for other in _candidates(measure, region_code)}
    asked = Measure.objects.with_card().get(pk=measure.pk)
    profiles = {profile.key: profile for profile in profiles_of([asked, *others.values()], _region_of)}
    weighed = vectors(profiles.values())
    own = profiles[measure.pk]
    scored = [(weighed.score(measure.pk, key), key) for key in others]
    judged = [(-score, key, judge(own, profiles[key], score)) for score, key in scored]
    likely = sorted((score, key, strength) for score, key, strength in judged if strength is not None)
    return [
        Similar(others[key], str(STRENGTH_LABELS[strength]), weighed.compare(measure.pk, key).shared)
        for _, key, strength in likely[:SHOWN]
    ]


def _candidates(measure: Measure, region_code: str | None) -> MeasureQuerySet:
    themes = [measure.theme_id, *measure.secondary_themes.values_list("pk", flat=True)]
    near = Q(theme__in=themes) | Q(theme__group=measure.theme.group_id)
    elsewhere = Scope().measures().filter(near).exclude(article__region=region_code)
    return elsewhere.order_by("-article__published_on", "-pk").with_card()[:WEIGHED]


def _region_of(measure: Measure) -> str:
    return str(measure.article.region_id)
