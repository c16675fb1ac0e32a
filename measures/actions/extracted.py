"""Writes of what the machine found in articles, by the set: one article or three hundred cost the same statements.

Rows that a person decided stay as they are. Rows that only the machine has touched keep no history: they can be made
again. Keyword-only, atomic, returning what changed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import replace

from django.db import transaction
from django.db.models import F

from documents.inserting import insert
from documents.models import Article
from documents.search.vocabulary import dictionary_in_force
from measures.actions.facts import store_facts
from measures.actions.reextraction import Plan, plan
from measures.actions.themes import stored_themes, theme_slugs
from measures.extraction import Extraction, MeasureSpan
from measures.filing import Filed, file_measures
from measures.models import Measure, MeasureIndex, Theme
from measures.written import CutMeasures, section_label, title_of

# Above any count of measures in one article: room to renumber without two rows meeting at a position.
POSITION_SHIFT = 10_000
# Of a new row, whose key the database gives.
COLUMNS = [field.attname for field in Measure._meta.concrete_fields if not field.primary_key]
# What an extraction says of a row whose span stays; evidence and how sure the theme is make no other reading.
COMPARED = ("title", "section", "is_achieved", "rule", "rule_version")
# Which themes a measure touches besides its own, written by the set and without history.
_touched = Measure.secondary_themes.through

NOT_CUT: Mapping[int, CutMeasures] = {}

Found = tuple[Article, Extraction]
Themes = Mapping[str, Theme]
Changes = Plan[Measure, MeasureSpan]


def plan_extraction(*, article: Article, extraction: Extraction) -> Changes:
    """Return what storing `extraction` would change in the article's measures; writes nothing."""
    return _plan(_stored_rows([article])[article.pk], file_measures(extraction, theme_slugs()))


def store_extraction(*, article: Article, extraction: Extraction) -> Changes:
    """Bring the article's stored spans to `extraction`; rows that a person decided stay as they are."""
    return store_extractions(found=[(article, extraction)])[0]


@transaction.atomic
def store_extractions(*, found: Sequence[Found], cut: Mapping[int, CutMeasures] = NOT_CUT) -> list[Changes]:
    """Bring the stored spans of each article to what was found in it; a plan an article says what changed.

    `cut` has, by the article's key, the tokens of its measures where they are known; others are cut here.
    """
    themes = stored_themes()
    stored = _stored_rows(article for article, _ in found)
    plans = [_plan(stored[article.pk], file_measures(extraction, themes)) for article, extraction in found]
    for changes in plans:
        _drop(changes.losses)
        _rewrite(changes.changes, themes)
    gains = [(article, changes.gains) for (article, _), changes in zip(found, plans, strict=True)]
    made = _add(
        [(article, spans, POSITION_SHIFT if stored[article.pk] else 0) for article, spans in gains], themes
    )
    _index(made, cut)
    for article, _ in found:
        if stored[article.pk]:
            renumber_measures(article=article)
    store_facts(found=found)
    return plans


def renumber_measures(*, article: Article) -> None:
    """Number the measures in text order; twice over, because a position is unique at every moment."""
    rows = list(article.measures.order_by("start").values_list("pk", "position"))
    if [position for _, position in rows] == list(range(len(rows))):
        return
    article.measures.filter(position__lt=POSITION_SHIFT).update(position=F("position") + 2 * POSITION_SHIFT)
    for position, (pk, _) in enumerate(rows):
        Measure.objects.filter(pk=pk).update(position=position)


def _stored_rows(articles: Iterable[Article]) -> Mapping[int, list[Measure]]:
    rows = Measure.objects.filter(article__in=list(articles)).order_by("position")
    by_article = defaultdict(list)
    for row in rows.select_related("theme", "article").prefetch_related("secondary_themes"):
        by_article[row.article_id].append(row)
    return by_article


def _plan(stored: Sequence[Measure], filed: Filed) -> Changes:
    found = filed.extraction.measures
    changes = plan(stored, found, is_decided=lambda row: row.is_decided, differs=_differs)
    return replace(changes, missing_themes=filed.missing)


def _differs(row: Measure, span: MeasureSpan) -> bool:
    written = _values(span)
    return (
        any(getattr(row, name) != written[name] for name in COMPARED)
        or round(row.confidence, 3) != round(span.found.confidence, 3)
        or row.theme.slug != span.theme
        or {theme.slug for theme in row.secondary_themes.all()} != set(span.secondary_themes)
    )


def _values(span: MeasureSpan) -> dict[str, object]:
    found = span.found
    return {
        "title": title_of(found),
        "section": section_label(found.section),
        "rule": found.rule,
        "rule_version": found.rule_version,
        "is_achieved": found.achieved,
        "confidence": found.confidence,
        "theme_confidence": span.theme_confidence,
        "evidence": [[item.theme, item.term, item.place, item.weight] for item in span.evidence],
    }


def _drop(rows: Sequence[Measure]) -> None:
    """Delete rows; of one that no person ever touched, no record stays behind."""
    if not rows:
        return
    pks = [row.pk for row in rows]
    for row in rows:
        row.delete()
    records = Measure.history.filter(id__in=pks)
    touched = records.exclude(history_type="-").values("id")
    records.exclude(id__in=touched).delete()


def _rewrite(changes: Sequence[tuple[Measure, MeasureSpan]], themes: Themes) -> None:
    if not changes:
        return
    for row, span in changes:
        # The plan goes on saying what stood there before.
        _write(copy(row), span, themes).save_without_historical_record()
    _touched.objects.filter(measure__in=[row for row, _ in changes]).delete()
    _touch(changes, themes)


def _add(gains: Iterable[tuple[Article, Sequence[MeasureSpan], int]], themes: Themes) -> list[Measure]:
    """Store the spans of each article, numbered from the given position on; their search rows are the caller's."""
    made = []
    for article, spans, first_position in gains:
        for position, span in enumerate(sorted(spans, key=lambda span: span.start), start=first_position):
            row = Measure(article=article, start=span.start, end=span.end, position=position)
            made.append((_write(row, span, themes), span))
    rows = [row for row, _ in made]
    insert(Measure, [{name: getattr(row, name) for name in COLUMNS} for row in rows])
    keys = Measure.objects.filter(article__in={row.article_id for row in rows}).order_by()
    stored = {tuple(span): pk for pk, *span in keys.values_list("pk", "article_id", "start", "end")}
    for row in rows:
        row.pk = stored[row.article_id, row.start, row.end]
    _touch(made, themes)
    return rows


def _index(rows: Sequence[Measure], cut: Mapping[int, CutMeasures]) -> None:
    """Store the search rows of new measures; the estimate of the index is taken by whoever wrote them all."""
    dictionary_in_force()
    MeasureIndex.objects.store_new(
        {
            row.pk: cut.get(row.article_id, {}).get((row.start, row.end)) or MeasureIndex.cut(row)
            for row in rows
        }
    )


def _write(row: Measure, span: MeasureSpan, themes: Themes) -> Measure:
    for name, value in _values(span).items():
        setattr(row, name, value)
    row.quote = row.article.body[span.start : span.end]
    row.theme = themes[span.theme]
    return row


def _touch(rows: Iterable[tuple[Measure, MeasureSpan]], themes: Themes) -> None:
    links = [
        {"measure_id": row.pk, "theme_id": themes[slug].pk}
        for row, span in rows
        for slug in span.secondary_themes
    ]
    insert(_touched, links)
