"""Rows of a list, as its readers hand them over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from documents.ingest.source_text import LeftOut


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` are the row's texts by the header's names, `links` the addresses that cells lead to.

    `number` counts as the user's program does; `sheet` names the sheet where the file has several. `problem` is set
    where the row could not be read at all. `merged` names the columns whose cell is merged with the one above.
    """

    number: int
    cells: Mapping[str, str]
    problem: str = ""
    links: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    merged: Sequence[str] = ()

    @property
    def place(self) -> str:
        """Where the row stands, for messages."""
        return place_of(self.number, self.sheet)


@dataclass(frozen=True, slots=True)
class ListSource:
    """The rows that are not blank, what of the file is not in them, and the names of its columns in their order."""

    rows: tuple[Row, ...]
    left_out: tuple[LeftOut, ...] = ()
    names: tuple[str, ...] = ()


def place_of(number: int, sheet: str) -> str:
    """第 3 行, or 工作表“甲县”第 3 行 where there are several sheets."""
    return f"工作表“{sheet}”第 {number} 行" if sheet else f"第 {number} 行"
