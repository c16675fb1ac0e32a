"""Characters of a PDF page with their places, turned upright. Owns the conversation with PDFium, which is not safe for
two threads at once: everything here runs under one lock.
"""

import ctypes
import math
import threading
import unicodedata
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from documents.ingest.parsed import IngestError

LOCK = threading.Lock()
_RIGHT_ANGLES = (0, 90, 180, 270)
_ANGLE_TOLERANCE_DEGREES = 10  # a watermark stands further off; a bad scan's text layer does not
_DEPTH = 0.15  # of the size: how far a cell reaches below the line
_PICTURE_SHARE = 0.03  # of the page; less is an emblem or a rule
_IMAGE_SHARE = 0.5  # of the page: a picture in the text is smaller, a scanned page larger


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character and its cell in points, y growing upwards.

    The cell is a square of the font's size on the line that the character stands on, not its ink: 一 and ， and 国 of
    one line have one height, whatever a program embedded as the font's boxes.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Page:
    """A page's upright glyphs in the file's order; `is_image` where a picture covers most of it.

    `turned` are the words left out because they stand at another angle, `pictures` how many of some size there are.
    """

    glyphs: tuple[Glyph, ...]
    is_image: bool
    turned: str = ""
    pictures: int = 0


def read_pages(data: bytes, *, file_name: str, page_limit: int) -> list[Page]:
    """Raise IngestError where the file is broken, encrypted or longer than `page_limit`."""
    with LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _refusal(error, file_name) from error
        try:
            count = len(document)
            if count == 0:
                raise IngestError(f"{file_name}：PDF 里没有页面，可能已损坏。请重新下载或重新生成后再导入。")
            if count > page_limit:
                raise IngestError(
                    f"{file_name}：PDF 有 {count} 页，超过 {page_limit} 页的上限。请拆分成几个文件后再导入。"
                )
            return [_read_page(document, number) for number in range(count)]
        except pypdfium2.PdfiumError as error:
            raise _refusal(error, file_name) from error
        finally:
            document.close()


def _refusal(error: pypdfium2.PdfiumError, file_name: str) -> IngestError:
    if getattr(error, "err_code", None) in {pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY}:
        return IngestError(
            f"{file_name}：PDF 设有打开密码。请先去掉密码（用阅读器打开后另存或打印为 PDF）再导入。"
        )
    return IngestError(f"{file_name}：PDF 已损坏或不完整，无法打开。请重新下载或重新生成后再导入。")


def _read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            found = [mark for index in range(text.count_chars()) if (mark := _mark(text.raw, index))]
        finally:
            text.close()
        glyphs, turned = _upright(found)
        shares = _picture_shares(page)
        return Page(
            glyphs,
            any(share > _IMAGE_SHARE for share in shares),
            turned,
            sum(share > _PICTURE_SHARE for share in shares),
        )
    finally:
        page.close()


@dataclass(frozen=True, slots=True)
class _Mark:
    """What PDFium tells of a character, in the page's own directions: origin, font size, box (l, b, r, t), angle."""

    text: str
    x: float
    y: float
    width: float
    height: float
    box: tuple[float, float, float, float]
    angle: float


def _mark(text: object, index: int) -> _Mark | None:
    """Return the character, or None for one that PDFium made up (spaces, line ends) or that has no place."""
    code = pdfium.FPDFText_GetUnicode(text, index)
    if pdfium.FPDFText_IsHyphen(text, index) == 1:
        code = ord("-")  # at a line's end PDFium writes a control character for it
    if code < 0x20 or code == 0xFFFE or pdfium.FPDFText_IsGenerated(text, index) == 1:
        return None
    box, matrix, x, y = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    size = pdfium.FPDFText_GetFontSize(text, index)
    if not (
        size > 0
        and pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
        and pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix))
        and pdfium.FPDFText_GetCharOrigin(text, index, ctypes.byref(x), ctypes.byref(y))
    ):
        return None
    return _Mark(
        chr(code),
        x.value,
        y.value,
        size * math.hypot(matrix.a, matrix.b),
        size * math.hypot(matrix.c, matrix.d),
        (box.left, box.bottom, box.right, box.top),
        math.degrees(pdfium.FPDFText_GetCharAngle(text, index)) % 360,
    )


def _upright(marks: list[_Mark]) -> tuple[tuple[Glyph, ...], str]:
    """Turn the page so that most of its characters stand; return those, and the words at another angle (watermarks,
    seals)."""
    turns = [_nearest_right_angle(mark.angle) for mark in marks]
    counts = Counter(turn for turn in turns if turn is not None)
    if not counts:
        return (), "".join(mark.text for mark in marks)
    turn = counts.most_common(1)[0][0]
    standing = tuple(_cell(mark, turn) for mark, own in zip(marks, turns, strict=True) if own == turn)
    return standing, "".join(mark.text for mark, own in zip(marks, turns, strict=True) if own != turn)


def _nearest_right_angle(angle: float) -> int | None:
    for turn in (*_RIGHT_ANGLES, 360):
        if abs(angle - turn) <= _ANGLE_TOLERANCE_DEGREES:
            return turn % 360
    return None


def _cell(mark: _Mark, turn: int) -> Glyph:
    left, base = _turned(mark.x, mark.y, turn)
    corners = [_turned(x, y, turn)[0] for x in mark.box[::2] for y in mark.box[1::2]]
    is_wide = unicodedata.east_asian_width(mark.text) in "WF"
    right = left + mark.width if is_wide else max(*corners, left)
    return Glyph(mark.text, left, base - _DEPTH * mark.height, right, base + (1 - _DEPTH) * mark.height)


def _turned(x: float, y: float, turn: int) -> tuple[float, float]:
    """Turn a point by the angle at which the characters stand: PDFium counts angles clockwise."""
    return {0: (x, y), 90: (-y, x), 180: (-x, -y), 270: (y, -x)}[turn]


def _picture_shares(page: pypdfium2.PdfPage) -> list[float]:
    """Return the share of the page that each picture covers."""
    area = page.get_width() * page.get_height()
    shares = []
    for item in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = item.get_bounds()
        shares.append(abs((right - left) * (top - bottom)) / area if area else 0.0)
    return shares
