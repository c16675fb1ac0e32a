"""A measure as plain data and back: what undo, restore and the orphan queue keep of a row.

The state leaves out what follows from the rest (`quote` from the body, `position` from the order in the text).
"""

import hashlib
import json

from django.utils.dateparse import parse_datetime

from measures.models import Measure, Theme

PLAIN_FIELDS = (
    "section",
    "title",
    "start",
    "end",
    "rule",
    "rule_version",
    "confidence",
    "evidence",
    "origin",
    "status",
    "reason",
    "reviewed_by_id",
    "second_reader_id",
)
TIME_FIELDS = ("reviewed_at", "second_read_at")


def measure_state(measure) -> dict:
    state = {name: getattr(measure, name) for name in PLAIN_FIELDS}
    state["confidence"] = float(state["confidence"])
    for name in TIME_FIELDS:
        moment = getattr(measure, name)
        state[name] = moment.isoformat() if moment else None
    secondary = sorted(theme.slug for theme in measure.secondary_themes.all())
    return {"pk": measure.pk, **state, "theme": measure.theme.slug, "secondary_themes": secondary}


def state_token(measure) -> str:
    """A short name for what the row now holds: a form that carries an old one was filled in over an old row."""
    text = json.dumps(measure_state(measure), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def write_state(*, article, state, position):
    """Store `state` as the row of its primary key, made anew where it is gone; raises KeyError on a lost theme."""
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    row = Measure.objects.filter(pk=state["pk"]).first() or Measure(pk=state["pk"], position=position)
    row.article = article
    for name in PLAIN_FIELDS:
        setattr(row, name, state[name])
    for name in TIME_FIELDS:
        setattr(row, name, parse_datetime(state[name]) if state[name] else None)
    row.quote = article.body[row.start : row.end]
    row.theme = themes[state["theme"]]
    row.save()
    row.secondary_themes.set([themes[slug] for slug in state["secondary_themes"] if slug in themes])
    return row
