"""A file as the answer to a request: its name, its kind and its bytes."""

from collections.abc import Callable, Sequence
from functools import wraps

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import get_language

from regions.speaking import speaking
from web.files import csv, docx, exchange, qdpx, xlsx
from web.files.citations import Reference
from web.files.docx import Paper
from web.files.sheet import Sheet

# Extension of the address → of the file, and its media type.
KINDS = {
    "docx": ("docx", docx.MEDIA_TYPE),
    "xlsx": ("xlsx", xlsx.MEDIA_TYPE),
    "csv": ("csv", csv.MEDIA_TYPE),
    "research": ("xlsx", xlsx.MEDIA_TYPE),
    "qdpx": ("qdpx", qdpx.MEDIA_TYPE),
    "bib": ("bib", "application/x-bibtex; charset=utf-8"),
    "ris": ("ris", "application/x-research-info-systems; charset=utf-8"),
    "json": ("json", "application/vnd.citationstyles.csl+json"),
}
TRANSLATED = ("docx", "xlsx", "csv")
_REFERENCE_FILES = {"bib": exchange.bibtex_file, "ris": exchange.ris_file, "json": exchange.csl_file}


def in_its_language(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Tables and documents speak the language of their address; files for other programs are the same for everybody, in Chinese."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: object, extension: str, **named: object) -> HttpResponse:
        language = get_language() if extension in TRANSLATED else settings.LANGUAGE_CODE
        with speaking(language):
            return view(request, *args, extension=extension, **named)

    return wrapped


def send_file(
    name: str,
    extension: str,
    *,
    sheet: Callable[[], Sheet] | None = None,
    paper: Callable[[], Paper] | None = None,
    references: Callable[[], Sequence[Reference]] | None = None,
    research: Callable[[], Sequence[Sheet]] | None = None,
    project: Callable[[], bytes] | None = None,
) -> HttpResponse:
    """An attachment: what the extension asks for is made by the callable of its kind; 404 where none was given."""
    makers: dict[str, Callable[[], bytes]] = {}
    if paper:
        makers["docx"] = lambda: paper().to_bytes()
    if sheet:
        makers["xlsx"] = lambda: xlsx.workbook([sheet()])
        makers["csv"] = lambda: csv.table(sheet())
    if research:
        makers["research"] = lambda: xlsx.workbook(research())
    if project:
        makers["qdpx"] = project
    if references and extension in _REFERENCE_FILES:
        makers[extension] = lambda: _REFERENCE_FILES[extension](references())
    if extension not in makers:
        raise Http404
    ending, media_type = KINDS[extension]
    label = "_研究用" if extension == "research" else ""
    file_name = f"{name}{label}_{localdate():%Y%m%d}.{ending}"
    headers = {"Content-Disposition": content_disposition_header(True, file_name)}
    return HttpResponse(makers[extension](), content_type=media_type, headers=headers)
