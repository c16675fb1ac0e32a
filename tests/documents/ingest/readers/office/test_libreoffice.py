"""Documents that LibreOffice itself opens. `samples` hold one that it wrote, and an RTF as Word writes its numbers."""

import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import DEFAULT_LIMITS, Limits
from documents.ingest.readers.office.libreoffice import as_docx
from tests.programs import needs

pytestmark = needs("soffice")

SAMPLES = Path(__file__).parent / "samples"
OLD_WORD = (SAMPLES / "measures.doc").read_bytes()
LINKED = (SAMPLES / "linked.doc").read_bytes()
BODY = """一、健全防返贫监测机制
近年来，青岭县坚持因地制宜，把产业发展摆在突出位置，统筹衔接资金5600万元，带动农户1300户。新增发放贷款200万元。
二、发展茶叶产业
（一）建基地
新建茶园3200亩，改造低产茶园1800亩。
（二）强龙头
培育龙头企业6家。
家庭农场：2020年 35户，2021年 41户
合作社：2020年 12个，2021年 19个
茶园：2020年 3200亩，2021年 3900亩
下一步，青岭县将持续抓好衔接。
第二行软回车。
带脚注的话，批注在此。
注：数据来自县统计局。"""


def test_no_picture_is_fetched_that_a_document_links_to(tmp_path):
    """The address of the picture in `linked.doc` has a port of five digits."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        document = LINKED.replace(b"58029", f"{server.getsockname()[1]:05}".encode())
        assert as_docx(document, ".doc", tmp_path, file_name="a.doc", limits=DEFAULT_LIMITS)[:2] == b"PK"
        server.settimeout(0)
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("share", [4, 9])
@pytest.mark.parametrize("name", ["measures.doc", "measures.rtf"])
def test_what_breaks_off_is_refused(name, share):
    kind = FileKind.RTF if name.endswith("rtf") else FileKind.DOC
    whole = (SAMPLES / name).read_bytes()
    with pytest.raises(IngestError, match=rf"^{name}：文件已损坏"):
        read_source(whole[: len(whole) * share // 10], kind, file_name=name)


def test_who_takes_too_long_is_stopped_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with pytest.raises(IngestError, match=r"^a\.doc：读了 1 秒还没有读完"):
        read_source(OLD_WORD * 2, FileKind.DOC, file_name="a.doc", limits=Limits(seconds=1))
    assert list(tmp_path.iterdir()) == []


def test_old_word_is_read_with_numbers_tables_notes_and_what_was_left_out():
    source = read_source(OLD_WORD, FileKind.DOC, file_name="a.doc")
    assert source.text.split("\n", 3)[3] == BODY
    assert [str(each) for each in source.left_out] == [
        "隐藏文字 1 处，如“此处为内部批示不公开。”",
        "修订中已删除的文字 1 处，如“原定发放贷款150万元。”",
        "批注 1 条，如“请核实数字”",
        "页眉页脚 2 处，如“青岭县乡村振兴局内部资料”",
    ]


def test_rtf_is_read_with_numbers_and_tables():
    source = read_source((SAMPLES / "measures.rtf").read_bytes(), FileKind.RTF, file_name="a.rtf")
    assert source.text == "青岭县发展茶叶\n一、建基地\n二、强龙头\n近年来\n茶园：2020年 300亩"
    assert [each.what for each in source.left_out] == ["hidden", "deleted"]
    assert source.media_type == FileKind.RTF


def test_two_are_read_at_once():
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(
            lambda name: read_source(OLD_WORD, FileKind.DOC, file_name=name), ["a.doc", "b.wps"]
        )
    assert first == second


ODT_NAMES = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    f'<office:document {ODT_NAMES} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">'
    "<office:body><office:text><text:p>近年来，我县推动有效衔接。</text:p></office:text></office:body></office:document>"
)
WORD_2003 = (
    '<?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
    "<w:body><w:p><w:r><w:t>近年来，我县推动有效衔接。</w:t></w:r></w:p></w:body></w:wordDocument>"
)


@pytest.mark.parametrize(("name", "data"), [("a.fodt", FLAT), ("a.xml", WORD_2003)])
def test_documents_as_xml_are_read(name, data):
    assert read_source(data.encode(), FileKind.ODT, file_name=name).text == "近年来，我县推动有效衔接。"
