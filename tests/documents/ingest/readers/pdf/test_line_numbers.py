"""Numbers in the margin that count lines; near misses first: a table's, a list's, years."""

import pytest

from documents.ingest.readers.pdf.pages import read_pdf
from tests.documents.ingest.readers.pdf.test_pages import PARAGRAPHS
from tests.documents.ingest.readers.pdf_factory import HEIGHT, LEFT, PITCH, make_pdf, wrap, write

LINES = [line for paragraph in PARAGRAPHS[:4] for line in wrap(paragraph)]


def read(draw_row, lines=LINES):
    def draw(canvas):
        for row, line in enumerate(lines, start=1):
            y = HEIGHT - 60 - PITCH * row
            indent = len(line) - len(line.lstrip("\u3000"))
            write(canvas, LEFT + 16 * indent, y, line.strip("\u3000"))
            draw_row(canvas, row, y)
        canvas.showPage()

    source = read_pdf(make_pdf(draw), file_name="文.pdf")
    return source.text.split("\n"), {each.what: each.count for each in source.left_out}


def number(every=1, first=1, x=40):
    def draw(canvas, row, y):
        if row % every == 0:
            write(canvas, x, y, str(first + row - 1), 9)

    return draw


def test_the_rows_of_a_table_keep_their_numbers():
    def cells(canvas, row, y):
        write(canvas, 40, y, str(row))
        write(canvas, LEFT + 200, y, f"{row}00万元")

    text, left_out = read(cells, ["黄芪基地", "村道", "冷库和烘房", "水厂", "果园", "驿站"])
    assert text[:2] == ["1 黄芪基地 100万元", "2 村道 200万元"]
    assert left_out == {}


def test_numbers_below_a_heading_of_their_own_are_a_table_s():
    def draw(canvas, row, y):
        write(canvas, 40, y, str(row - 1) if row > 1 else "号", 9)

    assert "line_number" not in read(draw)[1]


@pytest.mark.parametrize("first", [2019, 7])
def test_years_that_skip_a_line_count_none(first):
    def draw(canvas, row, y):
        write(canvas, 30, y, str(first + row * row), 9)

    assert "line_number" not in read(draw)[1]


@pytest.mark.parametrize(
    ("every", "first", "count"), [(1, 1, len(LINES)), (1, 23, len(LINES)), (5, 1, len(LINES) // 5)]
)
def test_numbers_of_lines_go_by_name(every, first, count):
    text, left_out = read(number(every, first))
    assert text == PARAGRAPHS[:4]
    assert left_out == {"line_number": count}
