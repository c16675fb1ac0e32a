import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.uploads import open_upload
from tests.documents.ingest.readers.office_factory import make_docx, make_zip

TEXT = "一是发展茶产业。".encode()
DOCX = make_docx(lambda document: document.add_paragraph("正文"))


def test_an_empty_file():
    with pytest.raises(IngestError, match=r"^空\.txt：文件是空的.*。"):
        open_upload(b"", file_name="空.txt")


def test_over_the_limit():
    with pytest.raises(IngestError, match=r"^大\.txt：.*超过单个文件 25 MB 的上限。.*拆分"):
        open_upload(bytes(26 * 1024 * 1024), file_name="大.txt")


def test_one_file_is_itself():
    upload = open_upload(TEXT, file_name="C:\\做法.txt")
    assert [(file.name, file.kind) for file in upload.files] == [("做法.txt", FileKind.TEXT)]


def test_an_archive_is_its_members_and_bad_ones_are_named():
    data = make_zip({"甲/a.txt": TEXT, "b.docx": DOCX, "c.docx": b"broken", "空.txt": b"", "d.doc": TEXT})
    upload = open_upload(data, file_name="一批.zip")
    assert [file.path for file in upload.files] == ["一批.zip/a.txt", "一批.zip/b.docx", "一批.zip/d.doc"]
    assert len(upload.problems) == 2
    assert upload.problems[0].startswith("一批.zip/c.docx：扩展名是 .docx，内容却不是")


def test_an_archive_in_an_archive_and_no_deeper():
    inner = make_zip({"a.txt": TEXT})
    data = make_zip({"b.zip": inner, "c.zip": make_zip({"d.zip": inner})})
    upload = open_upload(data, file_name="e.zip")
    assert [file.path for file in upload.files] == ["e.zip/b.zip/a.txt"]
    assert upload.problems == ("e.zip/c.zip/d.zip：压缩包套了太多层，这一层没有读取。请解压后再导入。",)


def test_a_bomb_inside_an_archive_stops_the_whole_upload():
    data = make_zip({"a.txt": TEXT, "b.zip": make_zip({"c.txt": b"0" * 3_000_000})})
    with pytest.raises(IngestError, match="压缩炸弹"):
        open_upload(data, file_name="e.zip")


def test_archives_inside_share_one_budget():
    inner = make_zip({f"{n}.txt": TEXT for n in range(3)})
    data = make_zip({f"{n}.zip": inner for n in range(3)})
    with pytest.raises(IngestError, match="超过 5 个"):
        open_upload(data, file_name="e.zip", limits=Limits(archive_members=5))


def test_nothing_readable_says_why():
    with pytest.raises(IngestError, match=r"c\.docx"):
        open_upload(make_zip({"c.docx": b"broken"}), file_name="e.zip")
