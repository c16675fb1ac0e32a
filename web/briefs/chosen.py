"""The measures that a brief is made from: public ones only, numbered in the order in which they were chosen."""

from collections.abc import Sequence

from django.contrib.auth.models import AnonymousUser

from measures.models import Measure
from web.briefs.spans import LONGEST, MOST_CHARACTERS, MOST_SPANS, Span, beginning
from web.files.measures import for_export


class NotUsableError(ValueError):
    """These measures make no brief; the message is Chinese and says what to do."""


def chosen(pks: Sequence[int]) -> dict[int, Measure]:
    """Those that the public may read, under their numbers from 1; a number whose measure it may not read is missing."""
    found = for_export(Measure.objects.visible_to(AnonymousUser()).filter(pk__in=pks))
    found = found.select_related("article__region__parent__parent", "article__region_then")
    by_pk = {measure.pk: measure for measure in found}
    return {number: by_pk[pk] for number, pk in enumerate(pks, start=1) if pk in by_pk}


def usable(pks: Sequence[int]) -> list[int]:
    """The keys of the public ones among them, each once. Raises NotUsableError where they are none or too many."""
    unique = list(dict.fromkeys(pks))
    if len(unique) > MOST_SPANS:
        raise NotUsableError(
            f"选了 {len(unique)} 条举措，一次综述最多 {MOST_SPANS} 条。请把要写的摘编成一册，或只看一个主题，再写。"
        )
    measures = chosen(unique)
    if not measures:
        raise NotUsableError("没有可用的举措：综述只用已发布、未否决的举措。请先摘编几条再写。")
    characters = sum(len(beginning(measure.quote)) for measure in measures.values())
    if characters > MOST_CHARACTERS:
        raise NotUsableError(
            f"选了 {len(measures)} 条举措，原文共 {characters} 字（每条至多取开头 {LONGEST} 字），"
            f"一次综述最多 {MOST_CHARACTERS} 字。请少选几条再写。"
        )
    return [measure.pk for measure in measures.values()]


def span_of(number: int, measure: Measure) -> Span:
    region, then = measure.article.region, measure.article.region_then
    places = [place for place in (region, then) if place]
    return Span(
        number,
        beginning(measure.quote),
        region.full_name if region else "",
        frozenset(place.code for place in places),
        frozenset(name for place in places for name in (place.name, place.short_name)),
    )
