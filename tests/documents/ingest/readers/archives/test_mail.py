"""Mails; a saved page wears the same clothes, and nobody sent it."""

from base64 import b64encode
from email.message import EmailMessage

import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.recognise import kind_of
from documents.ingest.readers.uploads import open_upload
from tests.documents.ingest.readers.office_factory import make_docx, make_zip
from tests.documents.ingest.readers.pages.saved_factory import PAGE, TEXT, saved

DOCX = make_docx(lambda document: document.add_paragraph(TEXT))


def mail(text="", *, html="", subject="报送材料", files=()):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.cn", "b@example.cn", subject
    if text:
        message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def opened(data):
    return open_upload(data, file_name="邮件.eml")


def test_a_mail_without_words_or_files_is_refused():
    with pytest.raises(IngestError, match=r"^邮件\.eml：这封邮件里没有文字"):
        opened(mail())


def unsent(data):
    """As it waits among the drafts of a program: nobody named to whom it goes."""
    return data.replace(b"To: b@example.cn\n", b"X-Unsent: 1\n")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (mail(TEXT), FileKind.MAIL),
        (unsent(mail(TEXT, html=f"<p>{TEXT}</p>")), FileKind.MAIL),
        (saved(PAGE), FileKind.SAVED_PAGE),
    ],
)
@pytest.mark.parametrize("name", ["a", "a.txt", "a.doc"])
def test_both_are_known_by_their_bytes(data, kind, name):
    assert kind_of(data, file_name=name) == kind


def test_prose_with_colons_is_no_mail():
    assert kind_of("标题: 做法\n日期: 2022\n\n正文。".encode(), file_name="a.txt") == FileKind.TEXT


def test_the_words_are_a_file_named_by_the_subject():
    (file,) = opened(mail(TEXT, subject="转发：青岭县的做法")).files
    assert file.name == "青岭县的做法.txt"
    assert file.data.decode() == f"青岭县的做法\n{TEXT}"


def test_a_text_with_a_title_of_its_own_keeps_it():
    (file,) = opened(mail(f"青岭县的探索\n{TEXT}")).files
    assert file.data.decode() == f"青岭县的探索\n{TEXT}"


def test_attachments_are_files_of_their_own():
    upload = opened(mail(TEXT, files=[("做法.docx", DOCX), ("包.zip", make_zip({"a.txt": TEXT}))]))
    assert [file.path for file in upload.files] == [
        "邮件.eml/报送材料.txt",
        "邮件.eml/做法.docx",
        "邮件.eml/包.zip/a.txt",
    ]


def test_a_covering_note_is_left_out_by_name():
    upload = opened(mail("您好，材料见附件，请查收。", files=[("做法.docx", DOCX), ("签名.png", b"\x89PNG")]))
    assert [file.name for file in upload.files] == ["做法.docx"]
    assert upload.problems or upload.left_out
    assert upload.left_out[0].sample == "报送材料.txt"


def test_a_page_in_a_mail_is_read_where_the_plain_words_are_few():
    (file,) = opened(mail("请用网页方式查看", html=f"<p>{TEXT}</p><p>{TEXT}</p>")).files
    assert file.data.decode().count(TEXT) == 2


def test_attachments_share_the_budget():
    with pytest.raises(IngestError, match="太多或太大"):
        open_upload(
            mail(TEXT, files=[("a.txt", b"x" * 500)] * 2),
            file_name="邮件.eml",
            limits=Limits(unpacked_bytes=900),
        )


def written_by_an_old_program(subject, encoding, name, text):
    """A mail with one attachment, its headers as bytes."""
    kind = f"Content-Type: text/plain; charset={encoding}\n".encode() if encoding else b""
    return b"".join(
        [
            b"From: a@example.cn\nTo: b@example.cn\nSubject: ", subject, b"\nMIME-Version: 1.0\n",
            b"Content-Type: multipart/mixed; boundary=b\n\n--b\n", kind, b"\n", text, b"\n--b\n",
            b'Content-Disposition: attachment; filename="', name, b'"\n\n', TEXT.encode(), b"\n--b--\n",
        ]
    )  # fmt: skip


@pytest.mark.parametrize("encoding", ["big5", "x-big5", "gb2312", ""])
def test_headers_are_read_in_the_encoding_of_the_mail(encoding):
    """As bytes without a name, and under a name that is not known or holds less than what stands there (镕)."""
    codec, subject = ("gbk", "鎔县的做法") if encoding == "gb2312" else ("big5", "青嶺縣的做法")
    text = f"{subject}\n近年來，我縣堅持因地制宜，發展產業，群眾的日子越過越好，成效明顯，得到好評。" * 3
    words = text.encode(codec)
    packed = b"=?" + encoding.encode() + b"?B?" + b64encode(f"{subject}.txt".encode(codec)) + b"?="
    for name in [f"{subject}.txt".encode(codec), *([packed] if encoding else [])]:
        upload = opened(written_by_an_old_program(subject.encode(codec), encoding, name, words))
        assert [file.name for file in upload.files] == [f"{subject}.txt"] * 2
        assert upload.files[0].data.decode() == text


def test_a_subject_that_nothing_reads_breaks_no_mail():
    (first, _) = opened(written_by_an_old_program(b"\xff\xfe\xff", "no-such", b"\x81", TEXT.encode())).files
    assert first.data.decode() == TEXT


OLDER = "\n\n------------------ 原始邮件 ------------------\n发件人: 周亦航\n发送时间: 2022年7月27日\n主题: {subject}\n\n{text}"


def named(upload):
    return [(file.name, file.data.decode()) for file in upload.files], [
        each.sample for each in upload.left_out
    ]


def test_an_answer_is_read_without_the_mail_that_it_answers():
    files, left_out = named(opened(mail(TEXT * 2 + OLDER.format(subject="要材料", text="请报送材料。"))))
    assert files == [("报送材料.txt", f"报送材料\n{TEXT * 2}")]
    assert left_out == ["往来邮件.txt"]


def test_a_mail_handed_on_is_read_under_its_own_subject():
    files, left_out = named(
        opened(mail("请收。" + OLDER.format(subject="青岭县的做法", text=TEXT), subject="转发: 材料"))
    )
    assert files == [("材料.txt", f"青岭县的做法\n{TEXT}")]
    assert left_out == ["往来邮件.txt"]


def test_quoted_lines_below_who_wrote_them():
    text = f"{TEXT * 2}\n\n在 2022-07-27 10:00:00，周亦航 <b@example.cn> 写道：\n> 请报送材料。\n"
    ((_, read),), _ = named(opened(mail(text)))
    assert "请报送" not in read


def test_a_mail_attached_to_a_mail_keeps_its_subject():
    inner = EmailMessage()
    inner["Subject"] = "青岭县的做法"
    inner.set_content(TEXT)
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "a@example.cn", "b@example.cn", "转来"
    outer.set_content("请收。")
    outer.add_attachment(inner)
    files, left_out = named(opened(outer.as_bytes()))
    assert [name for name, _ in files] == ["青岭县的做法.txt"]
    assert left_out == ["转来.txt"]


@pytest.mark.parametrize(("count", "said"), [(6, None), (7, "附件太多")])
def test_attached_mails_count_as_files(count, said):
    outer = EmailMessage()
    outer["From"], outer["To"] = "a@example.cn", "b@example.cn"
    for number in range(count):
        inner = EmailMessage()
        inner["Subject"] = f"第{number}件"
        inner.set_content(TEXT)
        outer.add_attachment(inner)
    limits = Limits(archive_members=7)
    if said is None:
        assert len(open_upload(outer.as_bytes(), file_name="邮件.eml", limits=limits).files) == count
        return
    with pytest.raises(IngestError, match=said):
        open_upload(outer.as_bytes(), file_name="邮件.eml", limits=limits)


def test_mails_nested_without_end_are_refused():
    layer = b"From: a@example.cn\r\nTo: b@example.cn\r\nContent-Type: message/rfc822\r\n\r\n"
    with pytest.raises(IngestError, match="没有文字，也没有附件"):
        opened(layer * 5000 + TEXT.encode())


@pytest.mark.parametrize(
    ("first", "title"),
    [("青岭县委书记 林青山", "报送材料"), ("青岭县推进有效衔接的探索", "青岭县推进有效衔接的探索")],
)
def test_the_subject_is_the_title_where_the_text_brings_none(first, title):
    (file,) = opened(mail(f"{first}\n{TEXT}")).files
    assert file.data.decode().split("\n")[0] == title


def boxed(*mails):
    return b"".join(b"From a@b.cn Thu Jul 28 10:00:00 2022\n" + each + b"\n\n" for each in mails)


def test_a_mailbox_holds_its_mails():
    data = boxed(
        mail(TEXT, subject="甲县做法"),
        mail(f">From here {TEXT}", subject="乙县做法", files=[("附.docx", DOCX)]),
    )
    names = [file.name for file in opened(data).files]
    assert names == ["甲县做法.txt", "乙县做法.txt", "附.docx"]


def test_a_signature_only_accompanies_a_mail():
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@example.cn", "b@example.cn", "报送材料"
    message.set_content(TEXT)
    message.add_attachment(b"0\x82", maintype="application", subtype="pkcs7-signature", filename="smime.p7s")
    upload = opened(message.as_bytes())
    assert [file.name for file in upload.files] == ["报送材料.txt"]
    assert upload.problems == ()
    assert [each.sample for each in upload.left_out] == ["smime.p7s"]
