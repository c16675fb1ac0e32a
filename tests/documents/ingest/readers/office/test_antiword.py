"""Old Word by antiword, where LibreOffice is missing."""

import shutil
from pathlib import Path

import pytest

from documents.ingest.parsed import IngestError
from documents.ingest.readers.contained import read_source
from documents.ingest.readers.kinds import FileKind
from tests.documents.ingest.readers.office.test_libreoffice import BODY, OLD_WORD
from tests.programs import needs

pytestmark = needs("antiword")


@pytest.fixture(autouse=True)
def only_antiword(tmp_path, monkeypatch):
    """As a machine that has no LibreOffice; the process that forks the readers starts anew with this path."""
    from documents.ingest.readers import contained

    (tmp_path / "antiword").symlink_to(Path(str(shutil.which("antiword"))))
    contained._SERVER.close()
    monkeypatch.setenv("PATH", str(tmp_path))
    yield
    contained._SERVER.close()


def test_what_is_no_word_document_is_refused():
    with pytest.raises(IngestError, match=r"^a\.doc：文件已损坏"):
        read_source(OLD_WORD[:9000], FileKind.DOC, file_name="a.doc")


def test_text_tables_and_notes_are_read_without_numbers_with_a_warning():
    source = read_source(OLD_WORD, FileKind.DOC, file_name="a.doc")
    without_numbers = (
        BODY.replace("一、健", "健").replace("二、发", "发").replace("（一）", "").replace("（二）", "")
    )
    assert source.text.split("\n", 3)[3] == without_numbers
    assert "antiword" in source.warnings[0]


def test_hidden_and_deleted_words_are_left_out_by_name():
    source = read_source(OLD_WORD, FileKind.DOC, file_name="a.doc")
    assert [(each.what, each.sample) for each in source.left_out] == [
        ("hidden", "此处为内部批示不公开。"),
        ("deleted", "原定发放贷款150万元。"),
    ]
