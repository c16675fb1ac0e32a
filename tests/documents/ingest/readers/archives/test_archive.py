import zipfile

import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.archives.archive import Budget, is_clutter, is_side_file, saved_pages, unpack
from documents.ingest.readers.limits import Limits
from tests.documents.ingest.readers.office_factory import make_zip

NAME = "一批.zip"


def open_zip(data, **limits):
    return unpack(data, file_name=NAME, budget=Budget(Limits(**limits)))


def link_to(target):
    info = zipfile.ZipInfo("链接")
    info.external_attr = 0o120777 << 16
    return {info: target.encode()}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (make_zip({"a.txt": b"text"})[:-30], "已损坏"),
        (make_zip({"a.txt": b"text" * 500})[:30], "已损坏"),
        (make_zip({}), "没有文件"),
        (make_zip({"__MACOSX/a": b"", ".DS_Store": b""}), "没有文件"),
        (make_zip({"../../a.txt": b"text"}), "指向包外"),
        (make_zip({"a/../../b.txt": b"text"}), "指向包外"),
        (make_zip({"/etc/a.txt": b"text"}), "指向包外"),
        (make_zip({"C:\\a.txt": b"text"}), "指向包外"),
        (make_zip({"a\\..\\..\\b.txt": b"text"}), "指向包外"),
        (make_zip(link_to("/etc/passwd")), "指向包外"),
    ],
)
def test_it_refuses_by_name_and_with_a_way_out(data, message):
    with pytest.raises(IngestError, match=f"^{NAME}：.*{message}.*[。]"):
        open_zip(data)


def test_a_bomb_is_stopped_by_its_density():
    with pytest.raises(IngestError, match="压缩炸弹"):
        open_zip(make_zip({"a.txt": b"0" * 3_000_000}))


def test_a_bomb_is_stopped_by_its_size():
    with pytest.raises(IngestError, match="压缩炸弹"):
        open_zip(
            make_zip({f"{n}.txt": b"text" * 100 for n in range(10)}, zipfile.ZIP_STORED), unpacked_bytes=1000
        )


def test_a_bomb_that_lies_about_its_size_is_stopped_or_broken():
    data = make_zip({"a.txt": b"0" * 3_000_000})
    lie = data.replace((3_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lie != data
    with pytest.raises(IngestError, match=r"压缩炸弹|已损坏"):
        open_zip(lie)


def test_too_many_files():
    with pytest.raises(IngestError, match="超过 3 个"):
        open_zip(make_zip({f"{n}.txt": b"text" for n in range(4)}), archive_members=3)


def test_an_encrypted_archive_asks_for_its_password_to_be_taken_off():
    data = bytearray(make_zip({"a.txt": b"text"}, zipfile.ZIP_STORED))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(IngestError, match="密码"):
        open_zip(bytes(data))


def test_names_written_by_chinese_windows():
    data = make_zip({"zuofa01.txt": b"text"}).replace(b"zuofa01", "做法甲".encode("gb18030") + b"1")
    (member,) = open_zip(data)
    assert member.name == "做法甲1.txt"


def test_one_long_text_compresses_well_and_is_no_bomb():
    text = "".join(f"第{n}条 健全防止返贫监测和帮扶机制。\n" for n in range(30_000)).encode()
    (member,) = open_zip(make_zip({"长文.txt": text}))
    assert member.data == text


@pytest.mark.parametrize("path", ["~$材料.docx", "甲/.~材料.docx", "__MACOSX/._a.txt", "Thumbs.db"])
def test_what_programs_leave_behind_is_clutter(path):
    assert is_clutter(path)


def test_the_folder_of_a_page_that_a_chinese_browser_saved():
    pages = saved_pages(["做法.html"])
    assert is_side_file("做法_文件/saved_resource.html", pages)
