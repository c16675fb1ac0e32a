"""What a new extraction would change in an article: gains, losses, changes. A person has the last word.

Pure matching over spans: rows are matched by `(start, end)`. A row that a person confirmed, rejected, edited or
added is kept as it is, and nothing new is proposed over it.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """A stored row or a found span: `start` and `end` in code points of one body."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


Row = TypeVar("Row", bound=Spanned)
Span = TypeVar("Span", bound=Spanned)


@dataclass(frozen=True)
class Plan(Generic[Row, Span]):
    """`gains`: found spans to store; `losses`: stored rows to drop; `changes`: (row, span) pairs to rewrite.

    `missing_themes` are slugs that the extraction named and that no theme has (measures/filing.py).
    """

    gains: list[Span]
    losses: list[Row]
    changes: list[tuple[Row, Span]]
    kept: list[Row]
    missing_themes: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.gains or self.losses or self.changes)


def plan(
    stored: Sequence[Row],
    found: Iterable[Span],
    *,
    is_decided: Callable[[Row], bool],
    differs: Callable[[Row, Span], bool],
) -> Plan[Row, Span]:
    """Match stored rows with found spans of one article.

    `is_decided(row)` says that a person's word protects the row; `differs(row, span)` that a candidate's other
    fields have changed.
    """
    decided = [row for row in stored if is_decided(row)]
    open_rows = {(row.start, row.end): row for row in stored if not is_decided(row)}
    proposed = [span for span in found if not any(overlaps(span, row) for row in decided)]
    matched = {(span.start, span.end) for span in proposed}
    return Plan(
        gains=[span for span in proposed if (span.start, span.end) not in open_rows],
        losses=[row for key, row in open_rows.items() if key not in matched],
        changes=[
            (open_rows[span.start, span.end], span)
            for span in proposed
            if (span.start, span.end) in open_rows and differs(open_rows[span.start, span.end], span)
        ],
        kept=decided,
    )


def overlaps(first: Spanned, second: Spanned) -> bool:
    return first.start < second.end and second.start < first.end
