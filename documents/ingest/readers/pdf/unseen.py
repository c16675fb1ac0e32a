"""Characters that a PDF holds and its page does not show: in no ink, white on nothing, too small, off the page, under a bar."""

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

Box = tuple[float, float, float, float]  # left, bottom, right, top

_NO_INK = (pdfium.FPDF_TEXTRENDERMODE_INVISIBLE, pdfium.FPDF_TEXTRENDERMODE_CLIP)
_FILLED_ALONE = (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_CLIP)
_WHITE = 250  # of 255; lighter greys are print, if pale
_SMALLEST = 1.0  # points; nobody reads less
_MOST_SEGMENTS = 6  # of a path that is a rectangle; what another shape covers only a picture would tell
_MOST_SHAPES = 400  # filled, of a page; a table whose cells are shaded has fewer


@dataclass(frozen=True, slots=True)
class Ink:
    """How an object of the page is printed: `place` in the order of printing, -1 inside a form; `has_none` for words that are there
    to be searched only, behind a scanned page."""

    place: int
    has_none: bool
    is_white: bool


class Unseen:
    """What is known of the objects of a page, for as many of its characters as are asked for."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        box = pdfium.FS_RECTF()
        pdfium.FPDF_GetPageBoundingBox(page.raw, ctypes.byref(box))
        self._page: Box = (box.left, box.bottom, box.right, box.top)
        self._places: dict[int, int] = {}
        self._grounds: list[tuple[int, Box]] = []  # what white letters stand on
        self._bars: list[tuple[int, Box]] = []
        self._inks: dict[int, Ink] = {}
        self.has_words_of_no_size = False  # PDFium does not tell which
        for place, item in enumerate(page.get_objects(max_depth=1)):
            self._places[_address(item.raw)] = place
            if item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                self.has_words_of_no_size |= _has_no_size(item.raw)
                continue
            is_path = item.type == pdfium.FPDF_PAGEOBJ_PATH
            if is_path and not _is_filled(item.raw):
                continue
            bounds = item.get_bounds()
            if not (is_path and _color(item.raw)[:3] == (255, 255, 255)):
                self._grounds.append((place, bounds))
            if is_path and _covers_all(item.raw):
                self._bars.append((place, bounds))
        if len(self._grounds) > _MOST_SHAPES:
            # A drawing: what stands on or under so many shapes only a picture would tell.
            self._grounds, self._bars = [(-1, self._page)], []

    def hides(self, ink: Ink, box: Box, height: float) -> bool:
        x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if height < _SMALLEST or not _holds(self._page, x, y):
            return True
        if ink.is_white and not any(
            place < ink.place or ink.place < 0 for place, ground in self._grounds if _holds(ground, x, y)
        ):
            return True
        return any(place > ink.place >= 0 for place, bar in self._bars if _holds(bar, x, y))

    def ink_of(self, text: object, index: int) -> Ink:
        item = pdfium.FPDFText_GetTextObject(text, index)
        if not item:
            return Ink(-1, has_none=False, is_white=False)
        address = _address(item)
        if address not in self._inks:
            mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
            *color, alpha = _color(item)
            self._inks[address] = Ink(
                self._places.get(address, -1),
                has_none=mode in _NO_INK or alpha == 0,
                is_white=mode in _FILLED_ALONE and min(color) >= _WHITE,
            )
        return self._inks[address]


def _address(item: object) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0  # type: ignore[arg-type]


def _color(item: object) -> tuple[int, int, int, int]:
    """Red, green, blue and how opaque; black for what has none of its own."""
    parts = [ctypes.c_uint(value) for value in (0, 0, 0, 255)]
    pdfium.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, parts))
    red, green, blue, alpha = (part.value for part in parts)
    return red, green, blue, alpha


def _has_no_size(words: object) -> bool:
    size = ctypes.c_float()
    return bool(pdfium.FPDFTextObj_GetFontSize(words, ctypes.byref(size))) and size.value == 0


def _is_filled(path: object) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, ctypes.byref(mode), ctypes.byref(stroke))
    return bool(mode.value != pdfium.FPDF_FILLMODE_NONE)


def _covers_all(path: object) -> bool:
    """Whether nothing shows through a path: a bar printed over words, not the marker that makes them stand out."""
    return (
        pdfium.FPDFPath_CountSegments(path) <= _MOST_SEGMENTS
        and not pdfium.FPDFPageObj_HasTransparency(path)
        and _color(path)[3] == 255
    )


def _holds(box: Sequence[float], x: float, y: float) -> bool:
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
