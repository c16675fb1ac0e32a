"""Small PDFs with Chinese text, made at test time. Coordinates are points from the page's lower left corner."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

FONT = "STSong-Light"  # one of the fonts that every reader knows by name; nothing is embedded
pdfmetrics.registerFont(UnicodeCIDFont(FONT))
WIDTH, HEIGHT = A4
LEFT, RIGHT = 72, WIDTH - 75  # 28 characters of 16 points
PITCH = 28


def make_pdf(draw, **options):
    """Return the bytes of what `draw(canvas)` draws; it ends its pages with showPage()."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4, **options)
    draw(canvas)
    canvas.save()
    return stream.getvalue()


def write(canvas, x, y, text, size=16):
    canvas.setFont(FONT, size)
    canvas.drawString(x, y, text)


def wrap(paragraph, *, width=28, size=16):
    """Break as a word processor does: two characters of indent, no line beginning with a closing mark."""
    lines = []
    rest = "\u3000\u3000" + paragraph
    while rest:
        cut = len(rest)
        while pdfmetrics.stringWidth(rest[:cut], FONT, size) > width * size:
            cut -= 1
        while cut < len(rest) and (rest[cut] in "，。；：、”）%" or rest[cut - 1 : cut + 1].isdecimal()):
            cut -= 1
        lines.append(rest[:cut])
        rest = rest[cut:]
    return lines


def write_article(canvas, paragraphs, *, lines_a_page=22, header="", footer=True):
    """Set paragraphs over pages, with a running header and a page number."""
    lines = [line for paragraph in paragraphs for line in wrap(paragraph)]
    for page, start in enumerate(range(0, len(lines), lines_a_page), start=1):
        if header:
            write(canvas, LEFT, HEIGHT - 45, header.format(page=page), 9)
        for row, line in enumerate(lines[start : start + lines_a_page]):
            indent = len(line) - len(line.lstrip("\u3000"))
            write(canvas, LEFT + 16 * indent, HEIGHT - 90 - PITCH * row, line.strip("\u3000"))
        if footer:
            write(canvas, WIDTH / 2 - 15, 40, f"— {page} —", 12)
        canvas.showPage()
