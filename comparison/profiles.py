"""Measures from the database as the profiles that comparison works on."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache

from comparison.alike.similarity import Profile
from documents.search.tokenizer import index_tokens
from measures.models import Measure

# The name of a programme, a slogan or a document, as quoted: “人人持证”, 《村党组织书记管理办法》.
_NAME = re.compile(r"[“《]([^“”《》。，]{2,24})[”》]")


def profiles_of(measures: Iterable[Measure], place_of: Callable[[str], str]) -> list[Profile]:
    """Profiles of measures fetched with theme__group, figures and secondary_themes; `place_of` names a region's column."""
    return [_profile(measure, place_of(measure.article.region_id)) for measure in measures]


def _profile(measure: Measure, place: str) -> Profile:
    return Profile(
        key=measure.pk,
        place=place,
        theme=measure.theme.slug,
        group=measure.theme.group.slug,
        title_terms=terms_of(measure.title),
        text_terms=terms_of(measure.quote),
        related=frozenset(theme.slug for theme in measure.secondary_themes.all()),
        names=names_in(measure.quote),
        counted=frozenset(f"{each.about}（{each.unit}）" for each in measure.figures.all() if each.about),
    )


def names_in(text: str) -> frozenset[str]:
    """Names of programmes, slogans and documents as a text quotes them."""
    return frozenset(_NAME.findall(text))


@lru_cache(maxsize=20_000)
def terms_of(text: str) -> tuple[str, ...]:
    """The index terms of a text; kept, for the same measures are compared again and again."""
    return tuple(index_tokens(text))
