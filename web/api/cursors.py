"""Where a program goes on reading: opaque to it, and nothing that it could make up."""

from collections.abc import Sequence

from django.core.signing import BadSignature, Signer

from web.api.problems import Fault, ProblemError
from web.lists.keyset import Plain

_signer = Signer(salt="web.api.cursors")


def cursor_of(order: str, key: Sequence[Plain]) -> str:
    """Behind the row of a key in an order; the same row has the same cursor, so that answers can be compared."""
    return _signer.sign_object([order, *key])


def read_cursor(cursor: str | None, order: str) -> list[Plain] | None:
    """The key; None where the list is read from its start."""
    if not cursor:
        return None
    try:
        known, *key = _signer.unsign_object(cursor)
    except (BadSignature, ValueError, TypeError) as error:
        raise _unknown("不是本接口给出的游标，请照搬上一页的 next 或 cursor，或从头读起。") from error
    if known != order:
        raise _unknown("游标是另一种排序的，换了排序请从头读起。")
    return key


def _unknown(detail: str) -> ProblemError:
    return ProblemError(422, detail, [Fault(parameter="cursor", detail=detail)])
