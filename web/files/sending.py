"""A file as the answer to a request: its name, its kind and its bytes."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate

from web.files import csv, docx, xlsx
from web.files.docx import Paper
from web.files.sheet import Sheet

MEDIA_TYPES = {"docx": docx.MEDIA_TYPE, "xlsx": xlsx.MEDIA_TYPE, "csv": csv.MEDIA_TYPE}


def send_file(
    name: str, extension: str, *, sheet: Callable[[], Sheet], paper: Callable[[], Paper]
) -> HttpResponse:
    """An attachment; `sheet` and `paper` make what the extension asks for."""
    if extension not in MEDIA_TYPES:
        raise Http404
    if extension == "docx":
        content = paper().to_bytes()
    else:
        content = xlsx.workbook([sheet()]) if extension == "xlsx" else csv.table(sheet())
    file_name = f"{name}_{localdate():%Y%m%d}.{extension}"
    headers = {"Content-Disposition": content_disposition_header(True, file_name)}
    return HttpResponse(content, content_type=MEDIA_TYPES[extension], headers=headers)
