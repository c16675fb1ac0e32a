"""Scans made at test time: pages drawn as pictures, with no character in them."""

import io

import pypdfium2
from reportlab.lib.utils import ImageReader

from tests.documents.ingest.readers.pdf_factory import make_pdf, wrap, write

WIDTH, HEIGHT = 595, 842
PITCH = 30


def make_scan(*pages, with_text=()):
    """A PDF with a page a text, as pictures but for the numbers (from 1) in `with_text`."""
    pictures = drawn(*pages)

    def paint(canvas):
        for number, (text, picture) in enumerate(zip(pages, pictures, strict=True), start=1):
            if number in with_text:
                draw(canvas, text)
            else:
                canvas.drawImage(ImageReader(as_png(picture)), 0, 0, WIDTH, HEIGHT)
                canvas.showPage()

    return make_pdf(paint)


def drawn(*pages):
    """An image of Pillow's of each text."""
    document = pypdfium2.PdfDocument(make_pdf(lambda canvas: [draw(canvas, text) for text in pages]))
    pictures = [document[number].render(scale=2).to_pil() for number in range(len(pages))]
    document.close()
    return pictures


def as_png(picture):
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    stream.seek(0)
    return stream


def draw(canvas, text):
    lines = [line for paragraph in text.splitlines() for line in wrap(paragraph)]
    for row, line in enumerate(lines):
        indent = len(line) - len(line.lstrip("\u3000"))
        write(canvas, 72 + 16 * indent, 760 - PITCH * row, line.strip("\u3000"))
    canvas.showPage()
