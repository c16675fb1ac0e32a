"""Picture files → the text that was recognised on them: PNG, JPEG and the like are one page, a TIFF has several."""

from documents.ingest.parsed import IngestError
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.pdf.glyphs import Page
from documents.ingest.readers.pictures.opening import can_open, frame, opened, page_count
from documents.ingest.readers.scanned import scanned_text, with_recognised
from documents.ingest.recognising.scans import NOTHING_RECOGNISED, Recognised, ScanError
from documents.ingest.source_text import SourceText

_MIN_CHARACTERS = 8  # a seal or a sign; the shortest notice has more


def read_picture(
    data: bytes,
    *,
    file_name: str,
    limits: Limits = DEFAULT_LIMITS,
    recognised: Recognised = NOTHING_RECOGNISED,
) -> SourceText:
    """Return what was `recognised` on the pages; raise ScanError with their numbers where nothing was, IngestError for a
    picture that is broken, huge or moves."""
    refuse_size(data, file_name=file_name, limits=limits)
    numbers, media_type = looked_through(data, file_name, limits)
    blank = Page((), is_image=True, pictures=1)
    pages, taken = with_recognised([blank] * len(numbers), recognised)
    if sum(len(page.glyphs) for page in pages) < _MIN_CHARACTERS:
        if recognised:
            raise ScanError(
                f"{file_name}：图片里没有识别出文章。请核对图片是否清楚、方向是否端正，重新扫描后再导入。",
                numbers,
            )
        raise needs_recognising(file_name, numbers)
    return scanned_text(pages, taken, media_type=media_type)


def looked_through(data: bytes, file_name: str, limits: Limits) -> tuple[tuple[int, ...], str]:
    """Return the numbers of the pages and the media type, nothing decoded."""
    if not can_open():
        raise needs_recognising(file_name, ())
    image = opened(data, file_name=file_name)
    count = page_count(image, file_name=file_name)
    if count > limits.pdf_pages:
        raise IngestError(
            f"{file_name}：TIFF 有 {count} 页，超过 {limits.pdf_pages} 页的上限。请拆分成几个文件后再导入。"
        )
    media_type = "image/jpeg" if image.format == "MPO" else image.get_format_mimetype()
    for number in range(1, count + 1):
        frame(image, number, file_name=file_name)
    return tuple(range(1, count + 1)), str(media_type)


def needs_recognising(file_name: str, numbers: tuple[int, ...]) -> ScanError:
    return ScanError(
        f"{file_name}：这是图片，要识别出其中的文字才能导入。请先用扫描软件或 WPS 做文字识别（OCR），再导入识别结果。",
        numbers,
    )
