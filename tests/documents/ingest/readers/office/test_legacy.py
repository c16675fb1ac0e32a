"""Old Word files go through whatever program the machine has. The programs here are stand-ins in a folder of their own."""

import shutil
import stat

import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.office.legacy import read_doc, read_odt, read_rtf
from documents.ingest.readers.recognise import kind_of
from tests.documents.ingest.readers.office_factory import make_docx, part

TEXT = "近年来，我县推动茶产业与乡村振兴有效衔接。"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
DOC = OLE2 + "WordDocument".encode("utf-16-le")
RTF = b"{\\rtf1 a}"


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """Return a function that puts a shell script under a program's name; no other program is found."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def put(name, script):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IEXEC)

    return put


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [("a.wps", DOC, FileKind.DOC), ("a.docx", DOC, FileKind.DOC), ("a.doc", RTF, FileKind.RTF)],
)
def test_they_are_known_by_their_bytes(name, data, kind):
    assert kind_of(data, file_name=name) == kind


@pytest.mark.parametrize(("read", "data"), [(read_doc, DOC), (read_rtf, RTF)])
def test_without_a_program_it_says_what_to_install(programs, read, data):
    with pytest.raises(
        IngestError, match=r"^旧\.doc：.*另存为 \.docx.*sudo apt install libreoffice-writer-nogui"
    ):
        read(data, file_name="旧.doc")


@pytest.mark.parametrize("script", ["exit 1", "exit 0"])
@pytest.mark.parametrize("program", ["soffice", "antiword"])
def test_a_program_that_fails_is_a_failure_of_the_file(programs, program, script):
    programs(program, script)
    with pytest.raises(IngestError, match=r"^旧\.doc：文件已损坏，或设有密码"):
        read_doc(DOC, file_name="旧.doc")


@pytest.mark.parametrize("program", ["soffice", "antiword"])
def test_a_program_that_takes_too_long_is_stopped(programs, program):
    programs(program, "/bin/sleep 9")
    with pytest.raises(IngestError, match=r"^旧\.doc：读了 1 秒还没有读完"):
        read_doc(DOC, file_name="旧.doc", limits=Limits(seconds=1))


@pytest.mark.parametrize(("read", "suffix"), [(read_doc, "doc"), (read_rtf, "rtf")])
def test_what_an_office_writes_is_read_as_word(programs, tmp_path, read, suffix):
    made = tmp_path / "made.docx"
    made.write_bytes(make_docx(lambda document: document.add_paragraph(TEXT)))
    copy = shutil.which("cp", path="/bin:/usr/bin")
    mkdir = shutil.which("mkdir", path="/bin:/usr/bin")
    programs("soffice", f'[ -s "$8" ] && {mkdir} "$7" && {copy} {made} "$7/in.docx"')
    assert read(DOC if suffix == "doc" else RTF, file_name=f"旧.{suffix}").text == TEXT


def in_one_piece(document, *, names=("_rels/.rels", "word/document.xml")):
    parts = "".join(
        f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{part(document, name).split("?>", 1)[1]}</pkg:xmlData></pkg:part>'
        for name in names
    )
    head = '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
    uri = "http://schemas.microsoft.com/office/2006/xmlPackage"
    return f'{head}<pkg:package xmlns:pkg="{uri}">{parts}</pkg:package>'.encode()


def test_a_package_that_word_wrote_into_one_xml_needs_no_program(programs):
    data = in_one_piece(make_docx(lambda document: document.add_paragraph(TEXT)))
    assert read_odt(data, file_name="a.xml").text == TEXT
    with pytest.raises(IngestError, match=r"a\.xml：文件已损坏"):
        read_odt(data[:-60], file_name="a.xml")


def test_an_opendocument_wants_a_program(programs):
    with pytest.raises(
        IngestError, match=r"a\.odt：这是 OpenDocument .*另存为 \.docx.*libreoffice-writer-nogui"
    ):
        read_odt(b"PK\x03\x04", file_name="a.odt")
