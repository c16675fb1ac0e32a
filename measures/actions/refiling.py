"""Filing stored measures anew after the words of a theme changed; what a person decided stays where it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from documents.followers import articles_moved
from documents.search.engine import search
from measures.actions.tallies import places_of
from measures.actions.themes import stored_themes
from measures.extraction import Lexicon
from measures.extraction.themes import Verdict, classify
from measures.models import Measure, MeasureOrigin, MeasureStatus

BATCH_ROWS = 200


@dataclass(frozen=True, slots=True)
class Refiled:
    """A measure and the slug of the theme that it would have, or has now."""

    measure: Measure
    theme: str


def undecided() -> QuerySet[Measure]:
    """Measures whose theme no person chose."""
    return Measure.objects.filter(status=MeasureStatus.CANDIDATE, origin=MeasureOrigin.EXTRACTED)


def holding(words: Iterable[str]) -> list[int]:
    """Keys of undecided measures in which one of the words stands; all of them where they are too many to tell."""
    # One by one: a question of many words would be answered by likeness.
    found = [search(undecided(), text=f'"{word}"', synonyms=False) for word in sorted(words)]
    if any(each.capped for each in found):
        return list(undecided().order_by("pk").values_list("pk", flat=True))
    return sorted({pk for each in found if not each.dropped for pk in each.pks})


def would_move(pks: Sequence[int], lexicon: Lexicon) -> list[Refiled]:
    """Those of the measures that the lexicon files under another theme; writes nothing."""
    known = stored_slugs()
    rows = undecided().filter(pk__in=list(pks)).select_related("theme", "article").defer("article__body")
    verdicts = [(row, _verdict(row, lexicon)) for row in rows]
    return [
        Refiled(row, verdict.theme)
        for row, verdict in verdicts
        if verdict.theme in known and verdict.theme != row.theme.slug
    ]


@transaction.atomic
def refile(*, pks: Sequence[int], lexicon: Lexicon) -> list[Refiled]:
    """File the undecided ones among these measures as the lexicon says; returns those that moved."""
    themes = stored_themes()
    moved = would_move(pks, lexicon)
    for each in moved:
        row, verdict = each.measure, _verdict(each.measure, lexicon)
        row.theme = themes[each.theme]
        row.evidence = [[item.theme, item.term, item.place, item.weight] for item in verdict.evidence]
        row.theme_confidence = verdict.confidence
        row.save_without_historical_record(update_fields=["theme", "evidence", "theme_confidence"])
        row.skip_history_when_saving = True
        row.secondary_themes.set([themes[slug] for slug in verdict.secondary if slug in themes])
    articles_moved.tell(places_of(each.measure.article for each in moved))
    return moved


def stored_slugs() -> frozenset[str]:
    return frozenset(stored_themes())


def _verdict(row: Measure, lexicon: Lexicon) -> Verdict:
    section = tuple(row.section.split(" › ")) if row.section else ()
    return classify(lexicon, title=row.title, text=row.quote, section=section, article=row.article.title)
