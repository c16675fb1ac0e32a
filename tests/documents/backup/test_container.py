import pytest

from documents.backup.container import BackupError, Writer, verify

FACTS = {"program_version": "1", "rows": {}}


@pytest.fixture
def whole(tmp_path):
    path = tmp_path / "a.backup"
    with path.open("w+b") as stream, Writer(stream) as writer:
        writer.add("rows/a.jsonl", [b'{"a": 1}\n', b'{"a": 2}\n'])
        writer.add("files/b", [bytes(range(256))])
        writer.finish(FACTS)
    return path


def test_a_whole_file_gives_its_manifest(whole):
    manifest = verify(whole)
    assert manifest.facts["program_version"] == "1"
    assert manifest.members["files/b"]["bytes"] == 256


def test_every_flipped_byte_is_found(whole):
    data = whole.read_bytes()
    for place in range(len(data)):
        whole.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(BackupError):
            verify(whole)


def test_every_truncation_is_found(whole):
    data = whole.read_bytes()
    for length in range(len(data)):
        whole.write_bytes(data[:length])
        with pytest.raises(BackupError, match="校验不符"):
            verify(whole)


def test_something_added_is_found(whole):
    whole.write_bytes(whole.read_bytes() + b"\n")
    with pytest.raises(BackupError, match="校验不符"):
        verify(whole)


def test_a_sealed_file_of_another_format_is_told_apart(whole, monkeypatch):
    monkeypatch.setattr("documents.backup.container.FORMAT_VERSION", 2)
    with pytest.raises(BackupError, match="第 1 版，本程序只认第 2 版"):
        verify(whole)


def test_an_unfinished_file_is_no_backup(tmp_path):
    path = tmp_path / "a.backup"
    with path.open("w+b") as stream, Writer(stream) as writer:
        writer.add("rows/a.jsonl", [b"{}\n" * 100])
    with pytest.raises(BackupError, match="校验不符"):
        verify(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BackupError, match="无法读取"):
        verify(tmp_path / "b.backup")
