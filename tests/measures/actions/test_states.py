"""Every field of a measure is either state, or named here as following from the rest."""

from measures.actions.restoring import RESTORED_FIELDS
from measures.actions.states import PLAIN_FIELDS, TIME_FIELDS
from measures.models import Measure

COLUMNS = {field.attname for field in Measure._meta.concrete_fields}
# Who the row is, and what follows from the body and from the order in it.
FOLLOWS = {"id", "article_id", "quote", "position"}


def test_a_state_leaves_nothing_out():
    assert COLUMNS - {*PLAIN_FIELDS, *TIME_FIELDS} == {*FOLLOWS, "theme_id"}


def test_a_restored_version_leaves_nothing_out():
    placed = {"start", "end"}
    assert COLUMNS - set(RESTORED_FIELDS) == FOLLOWS | placed
