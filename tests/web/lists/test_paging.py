"""Pages of long lists."""

import pytest

from web.lists.paging import MOST_PAGES, BoundedPaginator


@pytest.mark.parametrize("rows", [0, 1, 19, 20, 21, 20 * MOST_PAGES])
def test_what_fits_is_turned_to_whole(rows):
    paginator = BoundedPaginator(range(rows), 20)
    assert (paginator.count, paginator.is_cut) == (rows, False)
    assert sum(len(page.object_list) for page in paginator) == rows


def test_one_row_more_is_counted_and_not_turned_to():
    paginator = BoundedPaginator(range(20 * MOST_PAGES + 1), 20)
    assert (paginator.count, paginator.num_pages, paginator.is_cut) == (20 * MOST_PAGES + 1, MOST_PAGES, True)
    assert paginator.get_page(MOST_PAGES + 7).number == MOST_PAGES


def test_rows_of_known_number_are_not_counted():
    class Uncounted(list):
        def count(self):
            raise AssertionError

        __len__ = count

    assert BoundedPaginator(Uncounted(range(3)), 20, total=3).get_page(1).object_list == [0, 1, 2]
