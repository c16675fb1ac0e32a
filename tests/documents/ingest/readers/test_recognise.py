import io
from zipfile import ZIP_STORED

import openpyxl
import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.recognise import kind_of
from tests.documents.ingest.readers.office_factory import make_docx, make_zip

DOCX = make_docx(lambda document: None)
PDF = b"%PDF-1.4\n%%EOF"
ODT = make_zip({"mimetype": "application/vnd.oasis.opendocument.text"}, ZIP_STORED)
MAIL = b"From a@b.cn Thu Jul 28 10:00:00 2022\nFrom: a@b.cn\nTo: c@d.cn\nMIME-Version: 1.0\n\na"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def xlsx():
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", PDF, "扩展名是 .txt，内容却是PDF"),
        ("a.pdf", DOCX, "扩展名是 .pdf，内容却是Word"),
        ("a.docx", "正文".encode(), "扩展名是 .docx，内容却不是Word"),
        ("a.docx", make_zip({"a.txt": b""}), "内容却是ZIP"),
        ("a.zip", b"text", "内容却不是ZIP"),
        ("a.xlsx", b"PK\x03\x04broken", "已损坏或不完整"),
        ("a.doc", OLE2, "旧版 Office"),
        ("a.pptx", make_zip({"ppt/presentation.xml": "<p/>", "ppt/slides/slide1.xml": "<p/>"}), "演示文稿"),
        ("a.pages", make_zip({"Index/Document.iwa": b"x"}), r"\.pages.*另存为 \.docx"),
        ("a.pages", make_zip({"index.xml": b"x", "QuickLook/Preview.pdf": b"x"}), r"\.pages"),
        ("a.numbers", make_zip({"Index/CalculationEngine.iwa": b"x"}), r"\.numbers.*另存为 \.xlsx"),
        ("a.key", make_zip({"Index/Presentation.iwa": b"x"}), r"演示文稿（\.key"),
        ("a.oxps", make_zip({"FixedDocumentSequence.fdseq": b"x"}), "XPS"),
        ("a.docx.crdownload", DOCX, "没有下载完"),
        (
            "a.xlsb",
            make_zip({"[Content_Types].xml": "<a/>", "xl/workbook.bin": "x"}),
            r"\.xlsb.*另存为 \.xlsx",
        ),
        ("a.vsdx", make_zip({"[Content_Types].xml": "<a/>"}), "别的软件的文档"),
        ("a.docx", OLE2 + "EncryptedPackage".encode("utf-16-le"), "打开密码"),
    ],
)
def test_it_refuses_by_name_and_with_a_way_out(name, data, message):
    with pytest.raises(IngestError, match=f"^{name}：.*{message}.*[。]"):
        kind_of(data, file_name=name)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.DOCX", DOCX, FileKind.DOCX),
        ("a", DOCX, FileKind.DOCX),
        ("a.xlsx", xlsx(), FileKind.XLSX),
        ("a.pdf", PDF, FileKind.PDF),
        ("a.pdf", b"HTTP/1.1 200\n" + PDF, FileKind.PDF),
        ("a.zip", make_zip({"a": b""}), FileKind.ZIP),
        ("a.odt", ODT, FileKind.ODT),
        ("a.xml", b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><a/>', FileKind.ODT),
        ("a.doc", b"\xef\xbb\xbf<w:wordDocument/>", FileKind.ODT),
        ("a.txt", b"progid='Word.Document'", FileKind.TEXT),
        ("a.mbox", MAIL, FileKind.MAIL),
        ("a", MAIL, FileKind.MAIL),
        ("a.txt", "From here on 一月 we write".encode(), FileKind.TEXT),
        ("a.csv", b"a,b", FileKind.CSV),
        ("a.jsonl", b"{}", FileKind.JSONL),
        ("a.txt", "如何生成 %PDF-1.4 文件".encode(), FileKind.TEXT),
        ("a.doc", b"<html>", FileKind.TEXT),
        ("a.aspx", b"<html>", FileKind.TEXT),
    ],
)
def test_kinds(name, data, kind):
    assert kind_of(data, file_name=name) == kind
