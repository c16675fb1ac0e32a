"""A measure as plain data and back: what undo, restore and the orphan queue keep of a row.

Every column of the model is state but those named in NOT_STATE.
"""

import hashlib
import json
from datetime import datetime
from typing import Any

from documents.models import Article
from measures.models import Measure, Theme

# Who the row is, and what follows from the body and from the order in it.
NOT_STATE = {"id", "article", "quote", "position"}
STATE_FIELDS = tuple(field for field in Measure._meta.concrete_fields if field.name not in NOT_STATE)


def measure_state(measure: Measure) -> dict[str, Any]:
    """The row as JSON can hold it: themes by their slugs, moments as ISO 8601."""
    state = {
        field.attname: _plain(field.to_python(field.value_from_object(measure))) for field in STATE_FIELDS
    }
    del state["theme_id"]
    secondary = sorted(theme.slug for theme in measure.secondary_themes.all())
    return {"pk": measure.pk, **state, "theme": measure.theme.slug, "secondary_themes": secondary}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value


def state_token(measure: Measure) -> str:
    """A short name for what the row now holds: a form that carries an old one was filled in over an old row."""
    text = json.dumps(measure_state(measure), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def write_state(*, article: Article, state: dict[str, Any], position: int) -> Measure:
    """Store `state` as the row of its primary key, made anew where it is gone; raises KeyError on a lost theme.

    A column that the state is older than keeps what it has.
    """
    themes = {theme.slug: theme for theme in Theme.objects.all()}
    row = Measure.objects.filter(pk=state["pk"]).first() or Measure(pk=state["pk"], position=position)
    row.article = article
    for field in STATE_FIELDS:
        if field.attname in state:
            setattr(row, field.attname, field.to_python(state[field.attname]))
    row.quote = article.body[row.start : row.end]
    row.theme = themes[state["theme"]]
    row.save()
    row.secondary_themes.set([themes[slug] for slug in state["secondary_themes"] if slug in themes])
    return row
