"""A file as the answer to a request: its name, its kind and its bytes."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate

from web.files import csv, docx, xlsx

MEDIA_TYPES = {"docx": docx.MEDIA_TYPE, "xlsx": xlsx.MEDIA_TYPE, "csv": csv.MEDIA_TYPE}


def send_file(name, extension, *, sheet, paper):
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
