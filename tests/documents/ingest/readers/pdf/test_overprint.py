"""Large words across the lines of a page, in PDF and OFD."""

import pytest

from documents.ingest.readers.ofd.pages import read_ofd
from documents.ingest.readers.pdf.pages import read_pdf
from tests.documents.ingest.readers.ofd.test_pages import FIRST, WHOLE
from tests.documents.ingest.readers.ofd_factory import content, lines, make_ofd, text_object
from tests.documents.ingest.readers.pdf.test_pages import LONG, NAME
from tests.documents.ingest.readers.pdf_factory import HEIGHT, LEFT, make_pdf, wrap, write

MARK = "仅供内部使用"


def read(*large):
    """A page of a paragraph with large words at these heights."""

    def draw(canvas):
        for row, line in enumerate(wrap(LONG)):
            indent = len(line) - len(line.lstrip("\u3000"))
            write(canvas, LEFT + 16 * indent, HEIGHT - 150 - 28 * row, line.strip("\u3000"))
        for height in large:
            write(canvas, 150, height, MARK, 40)
        canvas.showPage()

    source = read_pdf(make_pdf(draw), file_name=NAME)
    return source.text.split("\n"), [(each.what, each.sample) for each in source.left_out]


def test_a_title_set_large_stands_on_nothing():
    assert read(HEIGHT - 100) == ([MARK, LONG], [])


@pytest.mark.parametrize("height", [HEIGHT - 170, HEIGHT - 155])
def test_a_watermark_puts_no_character_into_a_sentence(height):
    assert read(height) == ([LONG], [("turned", MARK)])


def test_a_watermark_in_an_ofd():
    mark = text_object(30, 18, MARK, size=14)
    source = read_ofd(make_ofd(content(lines(FIRST) + mark)), file_name="通知.ofd")
    assert source.text == WHOLE
    assert [(each.what, each.sample) for each in source.left_out] == [("turned", MARK)]
