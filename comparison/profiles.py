"""Measures from the database as the profiles that comparison works on."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection
from functools import lru_cache

from comparison.alike.similarity import Profile
from documents.search.results import IsAmong
from documents.search.tokenizer import index_tokens
from measures.models import Figure, Measure

# The name of a programme, a slogan or a document, as quoted: “人人持证”, 《村党组织书记管理办法》.
_NAME = re.compile(r"[“《]([^“”《》。，]{2,24})[”》]")


def profiles_of(measures: Collection[Measure], place_of: Callable[[Measure], str]) -> list[Profile]:
    """Profiles of measures fetched with theme__group; `place_of` names a measure's column.

    What their figures count and what else they touch is read for all of them, in two queries.
    """
    keys = [measure.pk for measure in measures]
    counted: dict[int, set[str]] = defaultdict(set)
    figures = Figure.objects.filter(IsAmong(keys, "measure_id")).exclude(about="").order_by()
    for key, about, unit in figures.values_list("measure_id", "about", "unit"):
        counted[key].add(f"{about}（{unit}）")
    related: dict[int, set[str]] = defaultdict(set)
    links = Measure.secondary_themes.through.objects.filter(IsAmong(keys, "measure_id"))
    for key, slug in links.values_list("measure_id", "theme__slug"):
        related[key].add(slug)
    return [
        Profile(
            key=measure.pk,
            place=place_of(measure),
            theme=measure.theme.slug,
            group=measure.theme.group.slug,
            title_terms=terms_of(measure.title),
            text_terms=terms_of(measure.quote),
            related=frozenset(related[measure.pk]),
            names=names_in(measure.quote),
            counted=frozenset(counted[measure.pk]),
        )
        for measure in measures
    ]


def names_in(text: str) -> frozenset[str]:
    """Names of programmes, slogans and documents as a text quotes them."""
    return frozenset(_NAME.findall(text))


@lru_cache(maxsize=20_000)
def terms_of(text: str) -> tuple[str, ...]:
    """The index terms of a text; kept, for the same measures are compared again and again."""
    return tuple(index_tokens(text))
