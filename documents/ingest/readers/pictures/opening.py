"""Bytes of a picture → an image of Pillow's: of the formats that scanners and cameras write, within bounds.

Pillow comes with the extra `ocr`; without it nobody reads a picture. Only processes with limits call this.
"""

import io
import struct
import warnings
import zlib
from importlib.util import find_spec
from typing import Any

from documents.ingest.parsed import IngestError
from documents.ingest.readers.formats import Look

FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
# A3 at 400 dots an inch is 31 million, what a telephone takes 50: four bytes each, twice, fit beside the models.
MOST_DOTS = 50_000_000
# Two or more in one file follow each other in time; in a TIFF they are pages, in a JPEG views of the same.
_ANIMATED = frozenset({"PNG", "GIF", "WEBP"})
_MAGIC = (
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff",
    b"II*\x00",
    b"MM\x00*",
    b"II+\x00",
    b"MM\x00+",
    b"GIF87a",
    b"GIF89a",
)
_HEIF = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif")
BROKEN: tuple[type[Exception], ...] = (
    OSError,
    ValueError,
    TypeError,
    LookupError,
    SyntaxError,
    EOFError,
    OverflowError,
    AttributeError,
    struct.error,
    zlib.error,
)


def is_picture(look: Look) -> bool:
    data = look.data
    return (
        data.startswith(_MAGIC)
        or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
        or (data[:2] == b"BM" and data[6:10] == bytes(4) and data[15:18] == bytes(3))
        or data[4:12] in _HEIF
    )


def can_open() -> bool:
    return find_spec("PIL") is not None


def opened(data: bytes, *, file_name: str) -> Any:
    """Return the image, not decoded yet; raise IngestError where it is broken, of another format, or moves."""
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None  # `frame` has a bound of its own, which holds for each page
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(io.BytesIO(data), formats=FORMATS)
            is_moving = image.format in _ANIMATED and getattr(image, "n_frames", 1) > 1
    except BROKEN as error:
        raise IngestError(
            f"{file_name}：图片打不开（可能已损坏，或不是 PNG、JPEG、TIFF、BMP、GIF、WebP）。"
            "请重新扫描，或用看图软件另存为 PNG 或 JPEG 后再导入。"
        ) from error
    if is_moving:
        raise IngestError(
            f"{file_name}：这是动画图片（有 {getattr(image, 'n_frames', 1)} 帧），没有读取。请截取有文字的画面，另存为 PNG 后再导入。"
        )
    return image


def page_count(image: Any, *, file_name: str) -> int:
    """How many pages a TIFF has; what else has several images shows one. Raises IngestError where they cannot be counted."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return int(image.n_frames) if image.format == "TIFF" else 1
    except BROKEN as error:
        raise IngestError(f"{file_name}：TIFF 已损坏，数不出有几页。请重新扫描后再导入。") from error


def frame(image: Any, number: int, *, file_name: str) -> Any:
    """Turn to the page (from 1) and return the image, not decoded yet; raise IngestError where the page is broken or huge."""
    try:
        with warnings.catch_warnings(action="ignore"):
            if number > 1 or image.format == "TIFF":
                image.seek(number - 1)
            width, height = image.size
    except BROKEN as error:
        raise broken_page(number, file_name) from error
    if width * height > MOST_DOTS:
        raise IngestError(
            f"{file_name}：第 {number} 页有 {width}×{height} 个像素，超过 {MOST_DOTS // 10_000} 万的上限，没有读取。"
            "请降低分辨率（文字用 300 dpi 足够）重新扫描，或缩小后再导入。"
        )
    return image


def broken_page(number: int, file_name: str) -> IngestError:
    return IngestError(
        f"{file_name}：第 {number} 页图像已损坏或不完整，读不出来。请重新扫描这一页，或用看图软件打开另存后再导入。"
    )
