"""EML: a mail → its text and its attachments, each a file of its own."""

import re
from email.message import EmailMessage

import lxml.html

from documents.ingest.parsed import IngestError
from documents.ingest.readers.archives.archive import Budget, Member, is_side_file
from documents.ingest.readers.archives.mail_parts import (
    attached_name,
    encoding_near,
    header_text,
    is_mime,
    leaves,
    message_of,
    part_bytes,
    part_text,
)
from documents.ingest.readers.file_names import shown_name
from documents.ingest.readers.formats import Look
from documents.ingest.readers.pages.walking import block_text

_MAIL_HEADERS = re.compile(
    rb"^(?:From|To|Received|Message-ID|Subject|Date)\s*:", re.IGNORECASE | re.MULTILINE
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_COVER_NOTE = 60  # Han; with attachments, a text of fewer only says that they come
_FORWARDED = re.compile(r"^\s*(?:(?:转发|转送|转|回复|答复|fw|fwd|re)\s*[:：]\s*)+", re.IGNORECASE)
_SENTENCE_OR_GREETING = re.compile(r"[。，！；]|您好|你好|[:：]$")


def is_mail(look: Look) -> bool:
    """Whether the bytes are a mail. Saved pages, which look alike, stand before this in the table."""
    return is_mime(look.data) and len(_MAIL_HEADERS.findall(look.data[:8192])) >= 2


def unpack_mail(data: bytes, *, file_name: str, budget: Budget) -> list[Member]:
    """Return the mail's text, named by its subject, and its attachments; a note that only accompanies them is a side
    file. Raises IngestError where the mail holds neither, or more than the budget."""
    message = message_of(data)
    parts = leaves(message)
    near = encoding_near(parts)
    attached = [
        part for part in parts if part.get_filename() or not part.get_content_type().startswith("text/")
    ]
    members = [_attachment(part, near, file_name, budget) for part in attached]
    subject = _FORWARDED.sub("", " ".join(header_text(message, "Subject", near).split()))
    if text := _text([part for part in parts if part not in attached], subject):
        has_files = any(not member.is_side for member in members)
        is_note = has_files and len(_HAN.findall(text)) < _COVER_NOTE
        name = shown_name(f"{subject or '邮件正文'}.txt")
        members.insert(0, Member(name, name, text.encode("utf-8", "replace"), is_note))
    if not members:
        raise IngestError(f"{file_name}：这封邮件里没有文字，也没有附件。请检查后重新提供。")
    return members


def _attachment(part: EmailMessage, near: str, file_name: str, budget: Budget) -> Member:
    budget.members -= 1
    data = part_bytes(part)
    budget.bytes -= len(data)
    if budget.members < 0 or budget.bytes < 0:
        raise IngestError(f"{file_name}：邮件的附件太多或太大。请把附件另存后逐个导入。")
    name = shown_name(attached_name(part, near) or f"附件.{part.get_content_subtype()}")
    is_side = part.get_content_maintype() in {"image", "audio", "video"}
    return Member(name, name, data, is_side or is_side_file(name, frozenset()))


def _text(parts: list[EmailMessage], subject: str) -> str:
    """Return the mail's words, with the subject above them where they bring no title of their own."""
    plain = "\n".join(part_text(part) for part in parts if part.get_content_type() == "text/plain").strip()
    pages = "\n".join(_page_lines(part) for part in parts if part.get_content_type() == "text/html").strip()
    text = plain if len(_HAN.findall(plain)) * 2 >= len(_HAN.findall(pages)) else pages
    first = text.split("\n", 1)[0].strip()
    if text and subject and subject not in text[:200] and _SENTENCE_OR_GREETING.search(first):
        return f"{subject}\n{text}"
    return text


def _page_lines(part: EmailMessage) -> str:
    text = part_text(part).replace("\x00", "").strip()
    return block_text(lxml.html.document_fromstring(text)) if text else ""
