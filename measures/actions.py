"""Writes to measures, figures and transitions. Keyword-only, atomic, returning what they made."""

from django.db import transaction
from django.db.models import F

from measures.models import Figure, Measure, Theme, ThemeGroup, Transition
from measures.reextraction import Plan, plan

# Above any count of measures in one article: room to renumber without two rows meeting at a position.
POSITION_SHIFT = 10_000
# Where a measure says nothing that the lexicon knows: general arrangements, for a curator to file better.
FALLBACK_THEME = "leadership"


@transaction.atomic
def add_missing_themes(*, groups, themes):
    """Store the shipped groups and themes that are not there yet; what a curator changed stays."""
    for order, seed in enumerate(groups):
        defaults = {"name": seed.name, "name_en": seed.name_en, "order": order}
        ThemeGroup.objects.get_or_create(slug=seed.slug, defaults=defaults)
    stored = {group.slug: group for group in ThemeGroup.objects.all()}
    for order, seed in enumerate(themes):
        defaults = {
            "group": stored[seed.group],
            "name": seed.name,
            "name_en": seed.name_en,
            "revitalization": seed.revitalization,
            "covers": seed.covers,
            "order": order,
        }
        Theme.objects.get_or_create(slug=seed.slug, defaults=defaults)


def plan_extraction(*, article, extraction) -> Plan:
    """Return what storing `extraction` would change in the article's measures; writes nothing."""
    stored = list(article.measures.select_related("theme").prefetch_related("secondary_themes"))
    return plan(stored, extraction.measures, is_decided=lambda row: row.is_decided, differs=measure_differs)


def measure_differs(row, span) -> bool:
    found = span.found
    return (
        (row.title, row.section, row.rule, row.rule_version, round(row.confidence, 3), row.theme.slug)
        != (
            found.title,
            section_label(found.section),
            found.rule,
            found.rule_version,
            round(found.confidence, 3),
            span.theme,
        )
    ) or {theme.slug for theme in row.secondary_themes.all()} != set(span.secondary_themes)


def section_label(section) -> str:
    return " › ".join(section)[:500]


@transaction.atomic
def store_extraction(*, article, extraction) -> Plan:
    """Bring the article's stored spans to `extraction`; rows that a person decided stay as they are."""
    changes = plan_extraction(article=article, extraction=extraction)
    for row in changes.losses:
        row.delete()
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    first_free = POSITION_SHIFT + len(changes.changes) + len(changes.kept)
    for number, span in enumerate(changes.gains):
        row = Measure(article=article, start=span.start, end=span.end, position=first_free + number)
        write_measure(row=row, span=span, themes=themes)
    for row, span in changes.changes:
        write_measure(row=row, span=span, themes=themes)
    renumber_measures(article=article)
    store_figures(article=article, figures=extraction.figures)
    store_transitions(article=article, transitions=extraction.transitions)
    return changes


def write_measure(*, row, span, themes):
    found = span.found
    row.quote = row.article.body[found.start : found.end]
    row.title = found.title[:200]
    row.section = section_label(found.section)
    row.theme = themes.get(span.theme) or themes[FALLBACK_THEME]
    row.rule, row.rule_version, row.confidence = found.rule, found.rule_version, found.confidence
    row.evidence = [[item.theme, item.term, item.place, item.weight] for item in span.evidence]
    row.save()
    row.secondary_themes.set([themes[slug] for slug in span.secondary_themes])


def renumber_measures(*, article):
    """Number the measures in text order; twice over, because a position is unique at every moment."""
    rows = list(article.measures.order_by("start").values_list("pk", "position"))
    if [position for _, position in rows] == list(range(len(rows))):
        return
    article.measures.filter(position__lt=POSITION_SHIFT).update(position=F("position") + 2 * POSITION_SHIFT)
    for position, (pk, _) in enumerate(rows):
        Measure.objects.filter(pk=pk).update(position=position)


def store_figures(*, article, figures):
    """Replace the article's figures, each tied to the measure that it stands in."""
    article.figures.all().delete()
    measures = list(article.measures.all())
    Figure.objects.bulk_create(
        Figure(
            article=article,
            measure=enclosing(figure, measures),
            surface=figure.surface[:100],
            low=figure.low,
            high=figure.high,
            unit=figure.unit[:30],
            qualifier=figure.qualifier,
            about=figure.about[:100],
            start=figure.start,
            end=figure.end,
            rule=figure.rule,
            rule_version=figure.rule_version,
        )
        for figure in figures
    )


def store_transitions(*, article, transitions):
    """Replace the article's transitions, each tied to the measure that it stands in."""
    article.transitions.all().delete()
    measures = list(article.measures.all())
    Transition.objects.bulk_create(
        Transition(
            article=article,
            measure=enclosing(transition, measures),
            source=transition.source[:200],
            target=transition.target[:200],
            quote=article.body[transition.start : transition.end],
            start=transition.start,
            end=transition.end,
            rule=transition.rule,
            rule_version=transition.rule_version,
            weight=transition.weight,
        )
        for transition in transitions
    )


def enclosing(span, measures):
    return next((row for row in measures if row.start <= span.start and span.end <= row.end), None)
