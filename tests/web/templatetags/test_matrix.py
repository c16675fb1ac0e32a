import pytest

from comparison.cells import Cell, Column, Row
from comparison.scope import Scope
from comparison.shading import Shading
from regions.models import Region
from web.templatetags.matrix import matrix_cells


def shown(*, key="trade", shading=Shading.NUMBER, scope=None, count=0, touched=0, sentences=0, articles=3):
    region = Region(code="529901", name="青河县")
    column = Column("theme", key, "贸易")
    cell = Cell(region, column, scope or Scope(), shading, count, touched, sentences, count, articles, 8)
    return matrix_cells(Row(region, articles, (cell,)))


@pytest.mark.parametrize(
    ("counts", "html"),
    [
        (
            {"count": 2, "touched": 1},
            '<td class="h1"><a href="/measures/?region=529901&amp;theme=trade">2</a></td>',
        ),
        (
            {"touched": 1, "sentences": 4},
            '<td class="s"><a href="/measures/?region=529901&amp;theme=trade&amp;related=1"><i>1条涉及</i></a></td>',
        ),
        (
            {"sentences": 4},
            '<td class="m"><a href="/mentions/?region=529901&amp;theme=trade"><i>提及</i>4句</a></td>',
        ),
        (
            {},
            '<td class="n"><a href="/mentions/search/?region=529901&amp;theme=trade"><i>未提及</i></a></td>',
        ),
        ({"articles": 0}, '<td class="x"><i>尚无文章</i></td>'),
    ],
)
def test_each_state_has_its_sign_and_opens_its_page(counts, html):
    assert shown(**counts) == html


def test_a_share_is_shown_and_coloured_as_such():
    assert '<td class="h4">' in shown(count=2, shading=Shading.SHARE)
    assert ">25%</a>" in shown(count=2, shading=Shading.SHARE)


def test_a_cell_opens_within_the_scope():
    assert "&amp;own=1&amp;since=2020" in shown(count=1, scope=Scope(own_only=True, since=2020))


def test_no_key_becomes_markup():
    assert '"><b>' not in shown(key='"><b>', count=1)
