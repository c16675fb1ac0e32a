"""Where the words of a search lead besides its hits: to the page of a theme that they name, and to a place as a filter."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext

from documents.querysets import Reader
from documents.search.query import parse
from documents.search.related import related_words
from measures.models import Axis, Tally
from measures.models.tally import EVERYWHERE
from measures.theme_lookup import themes_named_in
from regions.gazetteer.ordinary_words import ORDINARY, ORDINARY_WIDE
from regions.lookup import SUFFIXES
from regions.models import Region, RegionChange
from regions.speaking import grouped
from web.lists.searched import SearchedFilterSet

MOST_THEMES = 2


@dataclass(frozen=True, slots=True)
class RelatedWord:
    """A word near to those sought: alone, or joined to them."""

    word: str
    instead: str
    joined: str
    # What joining it means, in words.
    manner: str


def related_to(filterset: SearchedFilterSet) -> list[RelatedWord]:
    """Words of the list that lie near to what is sought, each with the address that swaps or adds it."""
    if filterset.found is None:
        return []
    text = filterset.form.cleaned_data["q"].strip()
    words = related_words(filterset.found)
    # Who names a place is not after its neighbours.
    places = set(Region.objects.filter(short_name__in=words).values_list("short_name", flat=True))
    is_one = len(text.split()) == 1

    def address(words: str) -> str:
        query = filterset.data.copy()
        query.pop("page", None)
        query["q"] = words
        return f"?{query.urlencode()}"

    return [
        RelatedWord(
            word,
            address(word),
            address(f"{text} OR {word}" if is_one else f"{text} {word}"),
            gettext("或者写到“{word}”").format(word=word)
            if is_one
            else gettext("还要写到“{word}”").format(word=word),
        )
        for word in words
        if word not in places
    ]


@dataclass(frozen=True, slots=True)
class Lead:
    """`kind` is what it leads to, `label` its name, `told` what stands there."""

    kind: str
    label: str
    told: str
    url: str


def leads_of(filterset: SearchedFilterSet, reader: Reader) -> list[Lead]:
    """Themes that the words name, and a place among them; none that is a filter already."""
    leads: list[Lead] = []
    if "theme" not in filterset.in_force:
        leads += _themes(filterset.form.cleaned_data["q"], reader)
    if "region" not in filterset.in_force:
        leads += _places(filterset, reader)
    return leads


def _themes(text: str, reader: Reader) -> Iterator[Lead]:
    themes = themes_named_in(text)[:MOST_THEMES]
    tallies = Tally.objects.seen_by(reader).along(Axis.THEME)
    of_themes = tallies.filter(key__in=[str(theme.pk) for theme in themes])
    measures = of_themes.everywhere().by("key", "all_measures") if themes else {}
    held = of_themes.exclude(region=EVERYWHERE).filter(own_measures__gt=0).order_by().values_list("key")
    regions = dict(held.annotate(Count("region", distinct=True))) if measures else {}
    for theme in themes:
        if many := measures.get(str(theme.pk)):
            of_regions = regions.get(str(theme.pk), 0)
            told = ngettext("{count} 条举措", "{count} 条举措", many).format(count=grouped(many)) + gettext(
                "、"
            )
            told += ngettext("{count} 个地区", "{count} 个地区", of_regions).format(count=grouped(of_regions))
            yield Lead(pgettext("kind of one", "主题"), theme.shown_name, told, theme.get_absolute_url())


def _places(filterset: SearchedFilterSet, reader: Reader) -> Iterator[Lead]:
    text = filterset.form.cleaned_data["q"]
    words = [clause[0].text for clause in parse(text).clauses if not clause[0].is_exact]
    region, name = _region_in(words, text, reader)
    if region is None:
        return
    rest = " ".join(text.replace(name, " ", 1).split())
    if parse(rest).only_asks:
        yield Lead(
            pgettext("kind of one", "地区"), region.name_beside, gettext("地区页"), region.get_absolute_url()
        )
        return
    query = filterset.data.copy()
    query.pop("page", None)
    query["q"], query["region"] = rest, region.pk
    told = gettext("只在这里找“{rest}”").format(rest=rest)
    yield Lead(
        pgettext("kind of one", "地区"), region.name_beside, told, f"{reverse('search')}?{query.urlencode()}"
    )


def _region_in(words: list[str], text: str, reader: Reader) -> tuple[Region | None, str]:
    """The widest region that one of the words names, by a name of today or before, and that has articles; and
    the name as it stands in the text.

    Ordinary words name none.
    """
    ordinary = ORDINARY | ORDINARY_WIDE
    short = [word for word in words if word not in ordinary]
    if not words:
        return None, ""
    named = Region.objects.active().filter(Q(name__in=words) | Q(short_name__in=short))
    found = {each: each.name if each.name in text else each.short_name for each in named}
    # A former name may be cut where today's short name ends: 遵义 县.
    typed = {word for word in (*words, *text.split()) if len(word) > 1} - ordinary
    word_of = {f"{word}{end}": word for word in typed for end in ("", *SUFFIXES)}
    before = RegionChange.objects.filter(former_name__in=word_of).select_related("region__successor")
    found |= {each.region.today: word_of[each.former_name] for each in before}
    tallies = Tally.objects.seen_by(reader).along(Axis.TOTAL).filter(region__in=[each.pk for each in found])
    held = tallies.by("region", "all_articles") if found else {}
    here = [each for each in found if each.pk in held]
    region = min(here, key=lambda each: (each.depth, each.pk), default=None)
    return region, found[region] if region else ""
