"""MHTML: a page saved as a single file. The first page in it is the article; what it shows beside is left out."""

from dataclasses import replace

from documents.ingest.parsed import IngestError
from documents.ingest.readers.archives.mail_parts import is_mime, leaves, message_of, part_text
from documents.ingest.readers.formats import Look
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.pages.text import read_page
from documents.ingest.source_text import SourceText

_HEAD_BYTES = 65536
_TYPES = {"multipart/related", "multipart/alternative", "text/html"}
_SENT = ("To", "Received", "Message-ID")


def is_saved_page(look: Look) -> bool:
    """Whether the bytes are a page in MIME that nobody has sent: what browsers and Word save."""
    if not is_mime(look.data):
        return False
    message = message_of(look.data[:_HEAD_BYTES])
    # A mail that waits to be sent has its writer's address; a browser writes <Saved by …>.
    is_written = "@" in str(message.get("From", "")) or any(name in message for name in _SENT)
    return message.get_content_type() in _TYPES and not is_written


def read_saved_page(data: bytes, *, file_name: str, limits: Limits = DEFAULT_LIMITS) -> SourceText:
    """Return the page's text; raise IngestError where the file holds no page."""
    refuse_size(data, file_name=file_name, limits=limits)
    message = message_of(data)
    pages = [
        part for part in leaves(message) if part.get_content_type() in {"text/html", "application/xhtml+xml"}
    ]
    if not pages:
        raise IngestError(
            f"{file_name}：这个网页存档里没有网页内容。请在浏览器里打开原文，另存为“网页，仅 HTML”后再导入。"
        )
    page = max(pages, key=lambda part: len(part.get_payload()))
    source = read_page(part_text(page), page.get_content_charset() or "", file_name=file_name)
    fields = dict(source.fields)
    address = str(message.get("Snapshot-Content-Location", "")).strip()
    if address.startswith("http"):
        fields.setdefault("url", address)
    return replace(source, media_type="multipart/related", fields=fields)
