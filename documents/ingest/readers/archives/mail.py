"""EML: a mail → its text and its attachments, each a file of its own."""

import re
from email.message import EmailMessage

from documents.ingest.header.titles import is_title_like
from documents.ingest.parsed import IngestError
from documents.ingest.readers.archives.archive import Budget, Member, is_side_file
from documents.ingest.readers.archives.mail_parts import (
    attached_mails,
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
from documents.ingest.readers.pages.tree import page_tree
from documents.ingest.readers.pages.walking import block_text

_MAIL_HEADERS = re.compile(
    rb"^(?:From|To|Received|Message-ID|Subject|Date)\s*:", re.IGNORECASE | re.MULTILINE
)
# The line by which a mailbox divides its mails: From name@site Thu Jul 28 10:00:00 2022.
_BETWEEN_MAILS = re.compile(rb"^From \S+ [A-Z][a-z]{2} [A-Z][a-z]{2} [^\n]{10,40}\n", re.MULTILINE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_SIGNATURES = {"application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"}
_COVER_NOTE = 60  # Han; with attachments, a text of fewer only says that they come
_FORWARDED = re.compile(r"^\s*(?:(?:转发|转送|转|回复|答复|fw|fwd|re)\s*[:：]\s*)+", re.IGNORECASE)
# What stands above a mail that was answered or forwarded, as QQ, Foxmail, 163 and Outlook write it; of the answer all below is an older one.
_OLDER = re.compile(
    r"^[ \t>]*(?:-{4,}\s*(?:原始邮件|转发的邮件信息|转发邮件|回复的原邮件|Original\s(?:Message|Email)|Forwarded\s[Mm]essage)\s*-{4,}"
    r"|(?:在\s?)?(?:19|20)\d{2}[-/年][^\n]{4,80}(?:写道|wrote)[:：]|On .{8,80} wrote:)[^\n]*\n",
    re.MULTILINE,
)
_OLDER_HEAD = re.compile(
    r"(?:[ \t>*]*(?:发件人|发送时间|发送日期|收件人|抄送|抄送人|主题|日期|From|Sent|To|Cc|Subject|Date)\s*[:：][^\n]*\n|\s*\n)+"
)
_OLDER_SUBJECT = re.compile(r"^[ \t>*]*(?:主题|Subject)\s*[:：]\s*([^\n]+)", re.MULTILINE)
_OWN_TEXT = 100  # Han; a mail of fewer above an older one only hands that on
_SENTENCE_OR_GREETING = re.compile(r"[。，！；]|您好|你好|[:：]$")


def is_mail(look: Look) -> bool:
    """Whether the bytes are a mail, or a mailbox of them. Saved pages, which look alike, stand before this in the table."""
    begin = _BETWEEN_MAILS.match(look.data)
    data = look.data[begin.end() :] if begin else look.data
    return is_mime(data) and len(_MAIL_HEADERS.findall(data[:8192])) >= 2


def unpack_mail(data: bytes, *, file_name: str, budget: Budget) -> list[Member]:
    """Return the text of the mail and of the mails attached to it, named by their subjects, and what else is attached; a note that
    only accompanies these, and what an answer or a forwarded mail quotes beside its text, are side files. Raises IngestError
    where the mail holds nothing, or more than the budget."""
    members: list[Member] = []
    waiting = [message_of(each) for each in reversed(_mails(data))]
    while waiting:
        message = waiting.pop()
        inner = attached_mails(message)
        members += _members_of(message, bool(inner), file_name, budget)
        waiting += reversed(inner)
    if not members:
        raise IngestError(f"{file_name}：这封邮件里没有文字，也没有附件。请检查后重新提供。")
    return members


def _mails(data: bytes) -> list[bytes]:
    """The mails of a mailbox, or the one that the data is."""
    if not _BETWEEN_MAILS.match(data):
        return [data]
    parts = _BETWEEN_MAILS.split(data)
    # A writer of mailboxes puts > before lines of a mail that begin like this one.
    return [re.sub(rb"^>(?=>*From )", b"", part, flags=re.MULTILINE) for part in parts if part.strip()]


def _members_of(message: EmailMessage, has_mails: bool, file_name: str, budget: Budget) -> list[Member]:
    _spend(budget, 0, file_name)
    parts = leaves(message)
    near = encoding_near(parts)
    attached = [
        part for part in parts if part.get_filename() or not part.get_content_type().startswith("text/")
    ]
    members = [_attachment(part, near, file_name, budget) for part in attached]
    subject = _FORWARDED.sub("", " ".join(header_text(message, "Subject", near).split()))
    text, beside = _parted(_text([part for part in parts if part not in attached], subject), subject)
    if beside:
        members.insert(0, _written("往来邮件", beside, is_side=True))
    if text:
        has_files = has_mails or any(not member.is_side for member in members)
        is_note = has_files and len(_HAN.findall(text)) < _COVER_NOTE
        members.insert(0, _written(subject or "邮件正文", text, is_side=is_note))
    return members


def _written(name: str, text: str, *, is_side: bool) -> Member:
    name = shown_name(f"{name}.txt")
    return Member(name, name, text.encode("utf-8", "replace"), is_side)


def _parted(text: str, subject: str) -> tuple[str, str]:
    """Return a mail's own words and what it quotes; where it only hands an older mail on, the words of that one and its own."""
    mark = _OLDER.search(text)
    if not mark:
        return text, ""
    own, older = text[: mark.start()].strip(), text[mark.end() :]
    if len(_HAN.findall(own)) >= _OWN_TEXT:
        return own, older.strip()
    head = _OLDER_HEAD.match(older)
    titled = _OLDER_SUBJECT.search(head[0]) if head else None
    below = re.sub(r"^[ \t]*>[ \t]?", "", older[head.end() :] if head else older, flags=re.MULTILINE).strip()
    title = _FORWARDED.sub("", titled[1]).strip() if titled else subject
    own = own.removeprefix(subject).strip()
    return (f"{title}\n{below}" if title and title not in below[:200] else below), own


def _spend(budget: Budget, size: int, file_name: str) -> None:
    budget.members -= 1
    budget.bytes -= size
    if budget.members < 0 or budget.bytes < 0:
        raise IngestError(f"{file_name}：邮件的附件太多或太大。请把附件另存后逐个导入。")


def _attachment(part: EmailMessage, near: str, file_name: str, budget: Budget) -> Member:
    data = part_bytes(part)
    _spend(budget, len(data), file_name)
    name = shown_name(attached_name(part, near) or f"附件.{part.get_content_subtype()}")
    is_side = (
        part.get_content_maintype() in {"image", "audio", "video"} or part.get_content_type() in _SIGNATURES
    )
    return Member(name, name, data, is_side or is_side_file(name, frozenset()))


def _text(parts: list[EmailMessage], subject: str) -> str:
    """Return the mail's words, with the subject above them where they bring no title of their own."""
    plain = "\n".join(part_text(part) for part in parts if part.get_content_type() == "text/plain").strip()
    pages = "\n".join(_page_lines(part) for part in parts if part.get_content_type() == "text/html").strip()
    text = plain if len(_HAN.findall(plain)) * 2 >= len(_HAN.findall(pages)) else pages
    first = text.split("\n", 1)[0].strip()
    if (
        text
        and subject
        and subject not in text[:200]
        and (_SENTENCE_OR_GREETING.search(first) or not is_title_like(first))
    ):
        return f"{subject}\n{text}"
    return text


def _page_lines(part: EmailMessage) -> str:
    text = part_text(part).strip()
    return block_text(page_tree(text)) if text else ""
