"""What a PDF holds and its page does not show; near misses first: a white line on a red ground, a marker's yellow, a scan's layer."""

import pytest

from documents.ingest.readers.pdf.pages import read_pdf
from tests.documents.ingest.readers.pdf.test_pages import PARAGRAPHS, draw_scan
from tests.documents.ingest.readers.pdf_factory import (
    HEIGHT,
    LEFT,
    WIDTH,
    make_pdf,
    wrap,
    write,
    write_article,
)

WORDS = "这一句话在页面上看得见还是看不见呢。"
LAYER = f"{WORDS}{WORDS}"[:26]
AT = 90


def read(*draw):
    def drawn(canvas):
        for row, line in enumerate(line for paragraph in PARAGRAPHS[:2] for line in wrap(paragraph)):
            write(canvas, LEFT, HEIGHT - 90 - 28 * row, line.strip("\u3000"))
        for each in draw:
            each(canvas)
        canvas.showPage()

    source = read_pdf(make_pdf(drawn), file_name="文.pdf")
    return source.text, {each.what: each.sample for each in source.left_out}


def words(x=LEFT, y=AT, size=16):
    return lambda canvas: write(canvas, x, y, WORDS, size)


def ink(*parts):
    return lambda canvas: canvas.setFillColorRGB(*parts)


def bar(y=AT - 6, **options):
    return lambda canvas: canvas.rect(LEFT - 4, y, 300, 26, fill=1, stroke=0, **options)


def mode(number, said=WORDS):
    def draw(canvas):
        text = canvas.beginText(LEFT, AT)
        text.setFont("STSong-Light", 16)
        text.setTextRenderMode(number)
        text.textLine(said)
        canvas.drawText(text)

    return draw


def see_through(share):
    return lambda canvas: canvas.setFillAlpha(share)


@pytest.mark.parametrize(
    "draw",
    [
        [words()],
        [ink(0.6, 0, 0), bar(), ink(1, 1, 1), words()],
        [ink(0.9, 0.9, 0.9), words()],
        [words(), see_through(0.4), ink(1, 1, 0), bar()],
        [ink(1, 1, 1), bar(), ink(0, 0, 0), words()],
        [words(), ink(0, 0, 0), bar(y=AT - 40)],
        [words(size=6)],
        [mode(1)],
    ],
    ids="plain white-on-red pale marked on-white above-a-bar small outlined".split(),
)
def test_what_the_page_shows_is_read(draw):
    text, left_out = read(*draw)
    assert WORDS in text
    assert "hidden" not in left_out


@pytest.mark.parametrize(
    "draw",
    [
        [ink(1, 1, 1), words()],
        [ink(0.6, 0, 0), bar(y=AT + 100), ink(1, 1, 1), words()],
        [mode(3)],
        [see_through(0), words()],
        [words(size=0.5)],
        [words(y=-60)],
        [words(x=WIDTH + 30)],
        [words(), ink(0, 0, 0), bar()],
        [words(), ink(1, 1, 1), bar()],
    ],
    ids="white white-beside-red no-ink transparent tiny below aside blackened painted-over".split(),
)
def test_what_it_hides_is_left_out_by_name(draw):
    text, left_out = read(*draw)
    assert WORDS not in text
    assert left_out["hidden"] == WORDS


def test_words_of_no_size_are_named_though_nobody_can_tell_which_they_are():
    assert "字号为零" in read(words(size=0))[1]["hidden"]


def test_the_words_behind_a_scan_are_its_text():
    def draw(canvas):
        mode(3, LAYER)(canvas)
        draw_scan(canvas)

    source = read_pdf(make_pdf(draw), file_name="文.pdf")
    assert source.text == LAYER
    assert source.left_out == ()


def test_words_without_ink_are_the_text_of_a_page_of_drawings():
    def draw(canvas):
        canvas.bezier(100, 100, 200, 300, 300, 300, 400, 100)
        mode(3, LAYER)(canvas)
        write(canvas, WIDTH / 2, 40, "— 1 —", 12)
        canvas.showPage()

    assert read_pdf(make_pdf(draw), file_name="文.pdf").text == LAYER


def test_a_document_of_many_pages_hides_nothing():
    source = read_pdf(make_pdf(lambda canvas: write_article(canvas, PARAGRAPHS)), file_name="文.pdf")
    assert source.left_out == ()


def test_a_drawing_of_many_shapes_hides_nothing():
    def shapes(canvas):
        for place in range(500):
            canvas.rect(LEFT - 4 + place / 10, AT - 6, 300, 26, fill=1, stroke=0)

    text, left_out = read(words(), shapes)
    assert WORDS in text
    assert "hidden" not in left_out
