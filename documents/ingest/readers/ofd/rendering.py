"""Pictures of an OFD page where they stand, and the page made of them: scanned pages are one, or several strips."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from documents.ingest.readers.limits import DEFAULT_LIMITS
from documents.ingest.readers.ofd.documents import BROKEN as BROKEN_PARTS
from documents.ingest.readers.ofd.documents import PROGRAMS, OfdPage, documents_of, ofd_parts, pages_of
from documents.ingest.readers.ofd.text import POINTS, Matrix, numbers, object_matrix, times
from documents.ingest.readers.office.package import broken
from documents.ingest.readers.pictures.opening import BROKEN, broken_page, frame, opened
from documents.ingest.readers.pictures.rendering import on_white
from documents.ingest.recognising.pictures import Picture, dots_of, scale_for

_MOST_PICTURES = 200  # of a page; a scan is cut into strips at most
_LEAST_TURN = 1e-6  # of a picture's side


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """`part` is the name of its file in the package; `matrix` takes its unit square to millimetres of the page, y growing
    downwards; `share` is how much of the page it covers."""

    part: str
    matrix: Matrix
    share: float


def placed_pictures(page: OfdPage) -> Iterator[PlacedPicture]:
    width, height = page.size
    for element, outer in page.objects("ImageObject"):
        place = object_matrix(element, outer)
        if not element.get("CTM"):
            box = numbers(element.get("Boundary", ""))
            place = times((box[2], 0, 0, box[3], 0, 0), place) if len(box) == 4 else place
        covered = abs(place[0] * place[3] - place[1] * place[2])
        yield PlacedPicture(page.media(element.get("ResourceID", "")), place, covered / (width * height))


def render_ofd(data: bytes, *, file_name: str) -> Callable[[int], Picture]:
    parts = ofd_parts(data, file_name=file_name)
    try:
        pages = [
            page
            for document in documents_of(parts)
            for page in pages_of(document, file_name=file_name, limits=DEFAULT_LIMITS)[0]
        ]
    except BROKEN_PARTS as error:
        raise broken(file_name, PROGRAMS) from error

    def picture(number: int) -> Picture:
        try:
            return _painted(pages[number - 1], number, file_name)
        except (*BROKEN_PARTS, *BROKEN, ZeroDivisionError) as error:
            raise broken_page(number, file_name) from error

    return picture


def _painted(page: OfdPage, number: int, file_name: str) -> Picture:
    from PIL import Image

    width, height = (side * POINTS for side in page.size)
    scale = scale_for(width, height)
    paper = Image.new("RGB", (max(round(width * scale), 1), max(round(height * scale), 1)), "white")
    for placed in list(placed_pictures(page))[:_MOST_PICTURES]:
        part = page.document.parts[placed.part]
        image = frame(opened(part, file_name=file_name), 1, file_name=f"{file_name} 第 {number} 页")
        _paint(paper, on_white(image, image.size), placed.matrix, scale * POINTS)
    return Picture(dots_of(paper), scale, height)


def _paint(paper: Any, image: Any, matrix: Matrix, dots: float) -> None:
    """Put the image on the paper where its matrix says, `dots` a millimetre; one that stands askew is turned."""
    from PIL import Image

    a, b, c, d, left, top = (number * dots for number in matrix)
    is_straight = max(abs(b), abs(c)) < _LEAST_TURN * max(abs(a), abs(d), 1) and a > 0 and d > 0
    if is_straight:
        size = (math.ceil(min(a, 2 * paper.width)), math.ceil(min(d, 2 * paper.height)))
        paper.paste(image.resize(size, reducing_gap=2.0), (round(left), round(top)))
        return
    whole = a * d - b * c
    # From a place on the paper back to the image's own dots.
    back = (
        d / whole,
        -c / whole,
        (c * top - d * left) / whole,
        -b / whole,
        a / whole,
        (b * left - a * top) / whole,
    )
    across, down = image.size
    turned = [number * (across if place < 3 else down) for place, number in enumerate(back)]
    turn = (paper.size, Image.Transform.AFFINE, turned, Image.Resampling.BICUBIC)
    covered = Image.new("L", image.size, 255).transform(*turn)
    paper.paste(image.convert("RGB").transform(*turn), (0, 0), covered)
