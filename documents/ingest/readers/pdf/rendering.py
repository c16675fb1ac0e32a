"""A page of a PDF as a picture."""

from collections.abc import Callable

import pypdfium2

from documents.ingest.parsed import IngestError
from documents.ingest.recognising.pictures import Picture, scale_for


def render_pdf(data: bytes, *, file_name: str) -> Callable[[int], Picture]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise IngestError(
            f"{file_name}：PDF 已损坏或不完整，无法打开。请重新下载或重新扫描后再导入。"
        ) from error

    def picture(number: int) -> Picture:
        try:
            page = document[number - 1]
        except (pypdfium2.PdfiumError, IndexError) as error:
            raise IngestError(
                f"{file_name}：第 {number} 页已损坏，读不出来。请重新扫描这一页后再导入。"
            ) from error
        try:
            width, height = page.get_size()
            scale = scale_for(width, height)
            return Picture(page.render(scale=scale).to_numpy(), scale, height)
        finally:
            page.close()

    return picture
