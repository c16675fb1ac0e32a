"""What mails and saved pages share: MIME parts, decoded with what each says of its encoding, and with what it is."""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from email import message_from_bytes, policy
from email.header import decode_header
from email.message import EmailMessage
from itertools import chain

from documents.ingest.readers.pages.encodings import decode

_HEADER = re.compile(rb"\A\s*(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){2}")
_MIME = re.compile(rb"^(?:MIME-Version|Content-Type)\s*:", re.IGNORECASE | re.MULTILINE)
_HEAD_BYTES = 8192
_LOST = re.compile(r"[\ufffd\ud800-\udfff]|=\?")
_NAME = re.compile(r"""\b(?:file)?name\s*=\s*(?:"([^"]*)"|([^;\s]+))""", re.IGNORECASE)
# What programs call an encoding, and those that read it: what is named gb2312 and big5 holds characters beyond them.
_GB, _BIG5 = ("gb18030",), ("big5", "big5hkscs", "cp950")
_ALIKE = dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb18030", "cp936"), _GB) | dict.fromkeys(
    ("big5", "x-big5", "x-x-big5", "big5-hkscs", "big5-eten", "cp950"), _BIG5
)


def is_mime(data: bytes) -> bool:
    """Whether the bytes begin as a mail or a saved page does: header lines, MIME's among them."""
    head = data[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf\r\n ")
    return bool(_HEADER.match(head)) and bool(_MIME.search(head))


def message_of(data: bytes) -> EmailMessage:
    """Return the mail, an empty one where mails are attached to mails deeper than anybody sends them."""
    try:
        return message_from_bytes(
            data.lstrip(b"\xef\xbb\xbf\r\n "), _class=EmailMessage, policy=policy.default
        )
    except RecursionError:
        return EmailMessage()


def part_bytes(part: EmailMessage) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def part_text(part: EmailMessage) -> str:
    """Return the part's text: by the encoding it names, else as files are read."""
    return _by_name(part_bytes(part), part.get_content_charset() or "")


def encoding_near(parts: Sequence[EmailMessage]) -> str:
    """Return the encoding of the mail's words: headers that name none of their own are written in it."""
    for part in parts:
        if part.get_content_maintype() == "text":
            named = part.get_content_charset() or ""
            return named if named.lower() not in {"", "us-ascii"} else decode(part_bytes(part))[1]
    return ""


def header_text(part: EmailMessage, name: str, near: str) -> str:
    """Return a header's words; old programs write them as bytes, or under names of encodings that are not known."""
    with suppress(LookupError, ValueError):
        if not _LOST.search(value := str(part.get(name, ""))):
            return value
    return _raw(next((raw for each, raw in part.raw_items() if each.lower() == name.lower()), ""), near)


def attached_name(part: EmailMessage, near: str) -> str:
    """Return the name of an attached file, "" where it has none."""
    with suppress(LookupError, ValueError):
        name = part.get_filename() or ""
        if not _LOST.search(name):
            return name
    raw = "".join(raw for each, raw in part.raw_items() if each.lower().startswith("content-"))
    match = _NAME.search(raw)
    return _raw(match[1] or match[2], near) if match else ""


def _raw(value: str, near: str) -> str:
    """A header as it stands in the mail → its words, by the encodings that it names, else by the one near it."""
    if "=?" not in value:
        return _by_name(value.encode("utf-8", "surrogateescape"), "utf-8", near)
    words = (
        each if isinstance(each, str) else _by_name(each, named or near)
        for each, named in decode_header(value)
    )
    return " ".join("".join(words).split())


def _by_name(data: bytes, *named: str) -> str:
    """The text by the first of these encodings that reads it, else as files are read, "" where nothing does."""
    for encoding in chain.from_iterable(_ALIKE.get(each.lower(), (each,)) for each in named):
        with suppress(LookupError, UnicodeDecodeError, ValueError):
            return data.decode(encoding)
    return decode(data)[0] or ""


def leaves(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that hold no parts, in order, those of attached mails not among them."""
    return [part for part in _own(message) if not part.is_multipart()]


def attached_mails(message: EmailMessage) -> list[EmailMessage]:
    return [
        inner
        for part in _own(message)
        if part.get_content_type() == "message/rfc822"
        for inner in part.iter_parts()
        if isinstance(inner, EmailMessage)
    ]


def _own(message: EmailMessage) -> Iterator[EmailMessage]:
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        yield part
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting[:0] = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]


def page_of(data: bytes) -> str | None:
    """Return the first page in a saved page, None where the bytes are no such thing."""
    if not is_mime(data):
        return None
    return next(
        (part_text(part) for part in leaves(message_of(data)) if part.get_content_type() == "text/html"), None
    )
