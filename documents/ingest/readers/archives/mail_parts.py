"""What mails and saved pages share: MIME parts, decoded with what each says of its encoding, and with what it is."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from documents.ingest.readers.pages.encodings import decode

_HEADER = re.compile(rb"\A\s*(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2}")
_MIME = re.compile(rb"^(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES = 8192


def is_mime(data: bytes) -> bool:
    """Whether the bytes begin as a mail or a saved page does: header lines, MIME's among them."""
    head = data[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf\r\n ")
    return bool(_HEADER.match(head)) and bool(_MIME.search(head))


def message_of(data: bytes) -> EmailMessage:
    return message_from_bytes(data.lstrip(b"\xef\xbb\xbf\r\n "), _class=EmailMessage, policy=policy.default)


def part_bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def part_text(part: EmailMessage) -> str:
    """Return the part's text: by the encoding it names, else as files are read."""
    data = part_bytes(part)
    named = part.get_content_charset() or ""
    try:
        return data.decode("gb18030" if named.lower() in {"gb2312", "gbk"} else named)
    except (LookupError, UnicodeDecodeError, ValueError):
        return decode(data)[0] or ""


def leaves(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that hold no parts, in order; forwarded mails are opened."""
    return [part for part in message.walk() if isinstance(part, EmailMessage) and not part.is_multipart()]


def page_of(data: bytes) -> str | None:
    """Return the first page in a saved page, None where the bytes are no such thing."""
    if not is_mime(data):
        return None
    return next(
        (part_text(part) for part in leaves(message_of(data)) if part.get_content_type() == "text/html"), None
    )
