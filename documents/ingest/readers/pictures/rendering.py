"""A page of a picture file as the machine looks at it: upright, on white, no larger than it needs."""

import math
import warnings
from collections.abc import Callable
from typing import Any

from documents.ingest.readers.pictures.opening import BROKEN, broken_page, frame, opened
from documents.ingest.recognising.pictures import DOTS_AN_INCH, Picture, dots_of, most_scale

_A4 = (595.0, 842.0)  # points: what a picture of unknown size is taken for
_LEAST_TOLD = 100  # dots an inch; programs write 72 and 96 for pictures of any size


def render_picture(data: bytes, *, file_name: str) -> Callable[[int], Picture]:
    image = opened(data, file_name=file_name)

    def picture(number: int) -> Picture:
        page = frame(image, number, file_name=file_name)
        try:
            with warnings.catch_warnings(action="ignore"):
                shown = upright(page)
        except BROKEN as error:
            raise broken_page(number, file_name) from error
        width, height = shown.size
        scale = max(width, 1) / _A4[width > height]
        return Picture(dots_of(shown), scale, height / scale)

    return picture


def upright(page: Any) -> Any:
    """Decode the page, as small as it may be, turned as the camera was, with nothing to be seen through."""
    from PIL import ImageOps

    width, height = page.size
    share = shrunk(width, height, told_dots(page))
    if page.format in {"JPEG", "MPO"}:
        page.draft("RGB", (math.ceil(width * share), math.ceil(height * share)))
    shown = on_white(page, (max(round(width * share), 1), max(round(height * share), 1)))
    return ImageOps.exif_transpose(shown)


def told_dots(page: Any) -> float:
    """Dots an inch as the file tells them, 0 where it does not or cannot be believed."""
    told = page.info.get("dpi")
    dots = float(told[0]) if isinstance(told, tuple) and told else 0.0
    return dots if _LEAST_TOLD <= dots < math.inf else 0.0


def shrunk(width: int, height: int, dots: float) -> float:
    """The share of its sides that a picture keeps."""
    return min(1.0, most_scale(width, height), DOTS_AN_INCH / dots if dots else 1.0)


def on_white(page: Any, size: tuple[int, int]) -> Any:
    """The page in three colours or in grey, no larger than `size`; sixteen bits of grey become eight, what is clear white."""
    from PIL import Image

    if page.mode.startswith("I;16"):
        return smaller(page.convert("I").point(lambda value: value / 256).convert("L"), size)
    if page.mode in {"RGBA", "LA", "PA"} or "transparency" in page.info:
        coloured = smaller(page if page.mode == "RGBA" else page.convert("RGBA"), size)
        paper = Image.new("RGB", coloured.size, "white")
        paper.paste(coloured, mask=coloured.getchannel("A"))
        return paper
    plain = "L" if page.mode in {"1", "L"} else "RGB"
    return smaller(page if page.mode == plain else page.convert(plain), size)


def smaller(image: Any, size: tuple[int, int]) -> Any:
    """The image in that size, itself where it is no larger."""
    return image.resize(size, reducing_gap=2.0) if size[0] < image.width or size[1] < image.height else image
