"""Every write to what a reader keeps: baskets (摘编) with the briefs in them, and saved searches."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils.timezone import now

from measures.models import Measure
from web.readers.models import Basket, Clip, KeptBrief, SavedSearch

FIRST_NAME = "我的摘编"
# Paragraphs of sentences of pieces: words, and the measures behind them.
Written = Sequence[Sequence[Sequence[tuple[str, Sequence[Measure]]]]]


def current_basket(owner: User) -> Basket:
    """The basket used last, made where there is none."""
    return owner.baskets.first() or Basket.objects.create(owner=owner, name=FIRST_NAME)


def open_basket(*, owner: User, name: str) -> Basket:
    return Basket.objects.create(owner=owner, name=name)


def rename_basket(*, basket: Basket, name: str) -> Basket:
    basket.name = name
    basket.save()
    return basket


def delete_basket(*, basket: Basket) -> None:
    basket.delete()


@transaction.atomic
def add_measures(*, basket: Basket, measures: Sequence[Measure]) -> int:
    """Put measures at a basket's end, each once; return how many were not in it."""
    held = set(basket.clips.filter(measure__in=measures).values_list("measure", flat=True))
    last = basket.clips.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    new = [measure for measure in dict.fromkeys(measures) if measure.pk not in held]
    Clip.objects.bulk_create(
        [
            Clip(
                basket=basket,
                measure=measure,
                article_id=measure.article_id,
                title=measure.title,
                quote=measure.quote,
                position=position,
            )
            for position, measure in enumerate(new, start=first)
        ],
        ignore_conflicts=True,
    )
    _touch(basket)
    return len(new)


@transaction.atomic
def keep_brief(*, basket: Basket, title: str, paragraphs: Written) -> KeptBrief:
    """Keep what a model wrote in a basket, with the measures that it rests on as clips; kept again it stays one."""
    measures = [
        each for paragraph in paragraphs for sentence in paragraph for _, of in sentence for each in of
    ]
    add_measures(basket=basket, measures=measures)
    key_of = dict(basket.clips.filter(measure__in=measures).values_list("measure", "pk"))
    told = [
        [[[words, [key_of[each.pk] for each in of]] for words, of in sentence] for sentence in paragraph]
        for paragraph in paragraphs
    ]
    kept = next((each for each in basket.briefs.filter(title=title) if each.paragraphs == told), None)
    return kept or KeptBrief.objects.create(basket=basket, title=title, paragraphs=told)


def drop_brief(*, brief: KeptBrief) -> None:
    brief.delete()
    _touch(brief.basket)


def remove_measures(*, basket: Basket, measures: Sequence[Measure]) -> None:
    basket.clips.filter(measure__in=measures).delete()
    _touch(basket)


@transaction.atomic
def move_clip(*, clip: Clip, to: int) -> Clip:
    """Put a clip at a place among its basket's, counted from 0; past either end means at that end."""
    others = list(clip.basket.clips.exclude(pk=clip.pk).select_for_update().order_by("position", "pk"))
    place = min(max(to, 0), len(others))
    others.insert(place, clip)
    for position, each in enumerate(others):
        each.position = position
    Clip.objects.bulk_update(others, ["position"])
    _touch(clip.basket)
    return clip


def remove_clip(*, clip: Clip) -> None:
    clip.delete()
    _touch(clip.basket)


def annotate_clip(*, clip: Clip, heading: str, note: str) -> Clip:
    clip.heading, clip.note = heading, note
    clip.save(update_fields=["heading", "note"])
    _touch(clip.basket)
    return clip


def share_basket(*, basket: Basket) -> Basket:
    """Give a basket a link that cannot be guessed; one that is shared keeps its link."""
    if not basket.share_key:
        basket.share_key = secrets.token_urlsafe(24)
        basket.save()
    return basket


def keep_basket_private(*, basket: Basket) -> Basket:
    """Take the link back: it opens nothing any more, and a later one will be another."""
    basket.share_key = ""
    basket.save()
    return basket


def _touch(basket: Basket) -> None:
    Basket.objects.filter(pk=basket.pk).update(used_at=now())


def save_search(*, owner: User, place: str, query: str, name: str) -> tuple[SavedSearch, bool]:
    """Keep a list's query under a name; return it and whether it is new: one query is kept once."""
    return SavedSearch.objects.get_or_create(owner=owner, place=place, query=query, defaults={"name": name})


def rename_search(*, saved: SavedSearch, name: str) -> SavedSearch:
    saved.name = name
    saved.save(update_fields=["name"])
    return saved


def delete_search(*, saved: SavedSearch) -> None:
    saved.delete()


def see_searches(*, searches: Iterable[SavedSearch], at: datetime) -> int:
    """Their owner has seen what they found up to a moment."""
    return SavedSearch.objects.filter(pk__in=[each.pk for each in searches]).update(seen_at=at)


def note_mailed(*, searches: Iterable[SavedSearch], at: datetime) -> int:
    return SavedSearch.objects.filter(pk__in=[each.pk for each in searches]).update(mailed_at=at)
