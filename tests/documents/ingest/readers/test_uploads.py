import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.kinds import FileKind
from documents.ingest.readers.limits import Limits
from documents.ingest.readers.uploads import open_folder, open_upload
from tests.documents.ingest.readers.office_factory import make_docx, make_zip
from tests.documents.ingest.readers.pictures.picture_factory import encoded, paper

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
    assert [file.path for file in upload.files] == ["一批.zip/甲/a.txt", "一批.zip/b.docx", "一批.zip/d.doc"]
    assert len(upload.problems) == 2
    assert upload.problems[0].startswith("一批.zip/c.docx：扩展名是 .docx，内容却不是")


def test_an_archive_in_an_archive_is_refused_by_name():
    data = make_zip({"a.txt": TEXT, "b.zip": make_zip({"c.txt": TEXT})})
    upload = open_upload(data, file_name="e.zip")
    assert [file.path for file in upload.files] == ["e.zip/a.txt"]
    (problem,) = upload.problems
    assert problem.startswith("e.zip/b.zip：ZIP 压缩包里还套着ZIP 压缩包，没有读取。请先解开")


def test_a_bomb_stops_the_whole_upload():
    with pytest.raises(IngestError, match="压缩炸弹"):
        open_upload(make_zip({"a.txt": TEXT, "c.txt": b"0" * 3_000_000}), file_name="e.zip")


def test_a_page_saved_whole_is_one_file():
    members = {
        "页面.html": TEXT,
        "页面_files/a.htm": TEXT,
        "页面_files/b.css": b"p {}",
        "页面_files/c.jpg": b"\xff\xd8\xff",
        "照片.jpg": b"\xff\xd8\xff",
    }
    upload = open_upload(make_zip(members), file_name="e.zip")
    assert [file.name for file in upload.files] == ["页面.html"]
    assert [(each.what, each.count) for each in upload.left_out] == [("side_file", 3), ("side_picture", 1)]


def test_an_archive_without_a_text_or_a_scan_says_so():
    with pytest.raises(IngestError, match=r"标志\.svg：没有可以读取的文章"):
        open_upload(make_zip({"标志.svg": b"<svg/>"}), file_name="e.zip")


def test_a_folder_of_scans_in_a_mixed_archive_is_read():
    page = encoded(paper())
    members = {"文字/a.txt": TEXT, "文字/照片/1.png": page, "扫描/甲县/1.png": page, "扫描\\2.png": page}
    upload = open_upload(make_zip(members), file_name="e.zip")
    assert [file.path for file in upload.files] == [
        "e.zip/文字/a.txt",
        "e.zip/扫描/甲县/1.png",
        "e.zip/扫描/2.png",
    ]
    assert [(each.what, each.sample) for each in upload.left_out] == [("side_picture", "1.png")]
    above = open_upload(make_zip({"a.txt": TEXT, **members}), file_name="e.zip")
    assert [file.name for file in above.files] == ["a.txt", "a.txt"]


def test_pictures_beside_a_text_accompany_it_and_alone_are_scans():
    page = encoded(paper())
    beside = open_upload(make_zip({"a.txt": TEXT, "照片.png": page}), file_name="e.zip")
    assert [file.name for file in beside.files] == ["a.txt"]
    assert beside.left_out[0].sample == "照片.png"
    alone = open_upload(make_zip({"1.png": page, "2.png": page, "a.css": b"p"}), file_name="e.zip")
    assert [(file.name, file.kind) for file in alone.files] == [
        ("1.png", FileKind.PICTURE),
        ("2.png", FileKind.PICTURE),
    ]
    assert alone.left_out[0].sample == "a.css"


def test_a_tiff_is_a_scan_whatever_stands_beside_it():
    tiff = encoded(paper(), form="TIFF")
    upload = open_upload(make_zip({"a.txt": TEXT, "扫描.tif": tiff}), file_name="e.zip")
    assert [file.name for file in upload.files] == ["a.txt", "扫描.tif"]


def test_a_folder_is_read_like_an_archive(tmp_path):
    (tmp_path / "页面_files").mkdir()
    for name, data in (("页面.html", TEXT), ("页面_files/a.js", b"x"), ("b.docx", DOCX), ("坏.docx", b"x")):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    upload = open_folder(tmp_path)
    assert [file.name for file in upload.files] == ["b.docx", "页面.html"]
    assert len(upload.problems) == len(upload.left_out) == 1


def test_a_folder_over_the_limit(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_bytes(TEXT)
    with pytest.raises(IngestError, match="太多或太大"):
        open_folder(tmp_path, limits=Limits(archive_members=2))


def test_nothing_readable_says_why():
    with pytest.raises(IngestError, match=r"c\.docx"):
        open_upload(make_zip({"c.docx": b"broken"}), file_name="e.zip")
