"""MHTML: a page saved as a single file, with those that it shows in frames."""

import html
import re
from dataclasses import replace
from email.message import EmailMessage
from itertools import islice

from documents.ingest.parsed import IngestError
from documents.ingest.readers.archives.mail_parts import is_mime, leaves, message_of, part_text
from documents.ingest.readers.formats import Look
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits, refuse_size
from documents.ingest.readers.pages.text import read_page
from documents.ingest.source_text import SourceText

_HEAD_BYTES = 65536
_HAN = re.compile(r"[\u3400-\u9fff]")
_FRAMES = re.compile(
    r"""<i?frame\b[^>]{0,2000}?\bsrc\s*=\s*["']([^"'>]{1,2000})["'][^>]{0,2000}>""", re.IGNORECASE
)
Frames = dict[int, list[tuple[str, EmailMessage]]]  # by the identity of a page
_MOST_FRAMES = 20  # of a page; what has more are advertisements
_FRAME = 1000  # Han that a page is taken to say in each frame
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
    frames = _frames(pages)
    page = _shown_first(message, pages, frames)
    text = _with_frames(part_text(page), frames[id(page)])
    source = read_page(text, page.get_content_charset() or "", file_name=file_name)
    fields = dict(source.fields)
    address = str(message.get("Snapshot-Content-Location", "")).strip()
    if address.startswith("http"):
        fields.setdefault("url", address)
    return replace(source, media_type="multipart/related", fields=fields)


def _shown_first(message: EmailMessage, pages: list[EmailMessage], frames: Frames) -> EmailMessage:
    """The page that was saved: the one at the address that the file names, else the one that no other shows in a frame and that
    says most."""
    address = str(message.get("Snapshot-Content-Location", "")).strip()
    named = [page for page in pages if address and _address(page) == address]
    framed = {id(inner) for shown in frames.values() for _, inner in shown}
    outer = named or [page for page in pages if id(page) not in framed] or pages
    return max(outer, key=lambda page: len(_HAN.findall(part_text(page))) + _FRAME * len(frames[id(page)]))


def _with_frames(text: str, shown: list[tuple[str, EmailMessage]]) -> str:
    """The page's markup, with the pages that it shows in frames."""
    for tag, inner in shown:
        frame = f"<iframe{tag[tag.lower().index('frame') + 5 :]}"
        text = text.replace(tag, f'<iframe srcdoc="{html.escape(part_text(inner))}"{frame[7:]}</iframe>', 1)
    return text


def _frames(pages: list[EmailMessage]) -> Frames:
    """Of each page the tags of its first frames that show other pages of the file, with these."""
    places = {place: page for page in pages for place in (_address(page), _id(page)) if place}
    found: Frames = {}
    for page in pages:
        tags = islice(_FRAMES.finditer(part_text(page)), _MOST_FRAMES)
        shown = [(tag[0], places.get(html.unescape(tag[1]).strip())) for tag in tags]
        found[id(page)] = [(tag, inner) for tag, inner in shown if inner is not None and inner is not page]
    return found


def _address(page: EmailMessage) -> str:
    return str(page.get("Content-Location", "")).strip()


def _id(page: EmailMessage) -> str:
    return f"cid:{name}" if (name := str(page.get("Content-ID", "")).strip("<> ")) else ""
