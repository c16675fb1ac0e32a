"""Characters of a PDF page with their places, turned upright. Owns the conversation with PDFium, which is not safe for
two threads at once: everything here runs under one lock.
"""

import ctypes
import math
import threading
import unicodedata
from collections import Counter
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from documents.ingest.parsed import IngestError
from documents.ingest.readers.pages.encodings import commonness
from documents.ingest.readers.pdf.notes import enclosed_files, is_filled_by_program, take_notes
from documents.ingest.readers.pdf.unseen import Unseen

LOCK = threading.Lock()
_RIGHT_ANGLES = (0, 90, 180, 270)
_ANGLE_TOLERANCE_DEGREES = 10  # a watermark stands further off; a bad scan's text layer does not
_DEPTH = 0.15  # of the size: how far a cell reaches below the line
_PICTURE_SHARE = 0.03  # of the page; less is an emblem or a rule
_IMAGE_SHARE = 0.5  # of the page: a picture in the text is smaller, a scanned page larger
UNREADABLE = "\ufffd"  # stands where a font has no table of characters
_MOST_UNREADABLE = 0.3  # share of a page's characters; more, and the page is as good as a picture
_LIKE_TEXT = 0.2  # of guessed characters are common where the guess is right; as of texts in `encodings`
_FEWEST_GUESSED = 50  # of which that can be told


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

    `turned` are the words left out because they stand at another angle, `pictures` how many of some size there are;
    `hidden` are words that the page does not show, `notes` what readers wrote on it, `stamps` how many it bears;
    `unreadable` counts the characters that fonts do not tell. A page of many of them is as good as a picture.
    """

    glyphs: tuple[Glyph, ...]
    is_image: bool
    turned: str = ""
    pictures: int = 0
    hidden: str = ""
    notes: tuple[str, ...] = ()
    stamps: int = 0
    unreadable: int = 0


@dataclass(frozen=True, slots=True)
class Pdf:
    """`enclosed` are the names of the files within; `is_stand_in` where the pages only ask for another program."""

    pages: tuple[Page, ...]
    enclosed: tuple[str, ...] = ()
    is_stand_in: bool = False


def read_pages(data: bytes, *, file_name: str, page_limit: int) -> Pdf:
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
            document.init_forms()
            pages = tuple(_read_page(document, number) for number in range(count))
            return Pdf(pages, enclosed_files(document), is_filled_by_program(document))
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
    notes, stamps = take_notes(document, number)
    page = document[number]
    try:
        shares = _picture_shares(page)
        is_image = any(share > _IMAGE_SHARE for share in shares)
        shown, hidden, has_layer = _shown(page, is_image)
        glyphs, turned = _upright(shown)
        unreadable = sum(glyph.text == UNREADABLE for glyph in glyphs)
        if unreadable > _MOST_UNREADABLE * sum(not glyph.text.isspace() for glyph in glyphs):
            glyphs, is_image = (), True
        return Page(
            glyphs,
            is_image,
            turned,
            # What lies behind words without ink is what they say.
            sum(_PICTURE_SHARE < share <= (_IMAGE_SHARE if has_layer else math.inf) for share in shares),
            hidden,
            tuple(notes),
            stamps,
            unreadable,
        )
    finally:
        page.close()


def _shown(page: pypdfium2.PdfPage, is_image: bool) -> tuple[list["_Mark"], str, bool]:
    """Return the characters that the page shows, those that it hides, and whether it shows some without ink. Words without ink are those of a page that shows them
    as a picture or as drawings, unless it shows others with ink."""
    text = page.get_textpage()
    try:
        unseen = Unseen(page)
        inked, bare, hidden, guessed = [], [], [], []
        for index in range(text.count_chars()):
            if (mark := _mark(text.raw, index)) is None:
                continue
            if (ink := unseen.ink_of(text.raw, index)).has_none:
                bare.append(mark)
            elif unseen.hides(ink, mark.box, mark.height):
                hidden.append(mark.text)
            else:
                inked.append(mark)
            if mark.is_guessed:
                guessed.append(mark.text)
    finally:
        text.close()
    is_layer = is_image or len(bare) > len(inked)
    hidden += [] if is_layer else [mark.text for mark in bare]
    hidden += ["（字号为零的文字）"] * unseen.has_words_of_no_size
    shown = inked + bare if is_layer else inked
    if guessed and not (len(guessed) >= _FEWEST_GUESSED and commonness("".join(guessed)) > _LIKE_TEXT):
        shown = [replace(mark, text=UNREADABLE) if mark.is_guessed else mark for mark in shown]
    return shown, "".join(hidden), is_layer and bool(bare)


@dataclass(frozen=True, slots=True)
class _Mark:
    """What PDFium tells of a character, in the page's own directions: origin, font size, box (l, b, r, t), angle.

    `is_guessed` where its font does not say which character it is.
    """

    text: str
    x: float
    y: float
    width: float
    height: float
    box: tuple[float, float, float, float]
    angle: float
    is_guessed: bool = False


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
        pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box))
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
        is_guessed=not chr(code).isspace() and pdfium.FPDFText_HasUnicodeMapError(text, index) == 1,
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
