"""Pages of long lists."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.core.paginator import Paginator

# A database counts its way to each page from the start of the list: what lies deeper is reached by filters and orders.
MOST_PAGES = 100


class BoundedPaginator(Paginator):
    """Turns `MOST_PAGES` pages; `total`, where it is known, saves counting the rows."""

    def __init__(self, rows: Sequence[Any], per_page: int, *, total: int | None = None) -> None:
        super().__init__(rows, per_page)
        self.total = total

    @cached_property
    def count(self) -> int:
        return super().count if self.total is None else self.total

    @cached_property
    def num_pages(self) -> int:
        return min(super().num_pages, MOST_PAGES)

    @property
    def is_cut(self) -> bool:
        """Whether rows lie beyond the last page that is turned to."""
        return self.count > MOST_PAGES * self.per_page
