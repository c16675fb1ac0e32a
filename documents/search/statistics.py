"""The stored estimate of an index, kept in the process as long as the database has no newer one."""

from documents.search.backends.reading import reading
from documents.search.models.state import IndexState
from documents.search.models.token_row import TokenRow
from documents.search.rank import Statistics

_read: dict[str, tuple[object, Statistics]] = {}


def statistics_of(token_row: type[TokenRow]) -> Statistics:
    """The estimate as last taken; one that knows nothing where none was."""
    table = token_row._meta.db_table
    with reading().cursor() as cursor:
        # Asked for by every search: the query set's own machinery would take longer than the question.
        cursor.execute('SELECT taken_at FROM documents_indexstate WHERE "table" = %s', [table])
        (taken_at,) = cursor.fetchone() or (None,)
    if taken_at is None:
        return Statistics()
    if table not in _read or _read[table][0] != taken_at:
        state = IndexState.objects.get(pk=table)
        _read[table] = (taken_at, Statistics(max(state.rows, 1), state.average_length, state.shares))
    return _read[table][1]
