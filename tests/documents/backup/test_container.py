import hashlib
import zipfile

import pytest

from documents.backup.container import BackupError, Writer, verify

FACTS = {"program_version": "1", "rows": {}}
KEY = b"of this installation"


@pytest.fixture
def whole(tmp_path):
    path = tmp_path / "a.backup"
    with path.open("w+b") as stream, Writer(stream) as writer:
        writer.add("rows/a.jsonl", [b'{"a": 1}\n', b'{"a": 2}\n'])
        writer.add("files/b", [bytes(range(256))])
        writer.finish(FACTS, key=KEY)
    return path


def test_a_whole_file_gives_its_manifest(whole):
    manifest = verify(whole, key=KEY)
    assert manifest.facts["program_version"] == "1"
    assert manifest.members["files/b"]["bytes"] == 256


def test_every_flipped_byte_is_found(whole):
    data = whole.read_bytes()
    for place in range(len(data)):
        whole.write_bytes(data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :])
        with pytest.raises(BackupError):
            verify(whole, key=KEY)


def test_every_truncation_is_found(whole):
    data = whole.read_bytes()
    for length in range(len(data)):
        whole.write_bytes(data[:length])
        with pytest.raises(BackupError, match="校验不符"):
            verify(whole, key=KEY)


def test_something_added_is_found(whole):
    whole.write_bytes(whole.read_bytes() + b"\n")
    with pytest.raises(BackupError, match="校验不符"):
        verify(whole, key=KEY)


def test_a_sealed_file_of_another_format_is_told_apart(whole, monkeypatch):
    monkeypatch.setattr("documents.backup.container.READ_VERSIONS", (1,))
    monkeypatch.setattr("documents.backup.container._sealed", lambda *_: (True, True))
    with pytest.raises(BackupError, match="格式为第 2 版"):
        verify(whole, key=KEY)


def test_an_unfinished_file_is_no_backup(tmp_path):
    path = tmp_path / "a.backup"
    with path.open("w+b") as stream, Writer(stream) as writer:
        writer.add("rows/a.jsonl", [b"{}\n" * 100])
    with pytest.raises(BackupError, match="校验不符"):
        verify(path, key=KEY)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BackupError, match="无法读取"):
        verify(tmp_path / "b.backup", key=KEY)


def test_a_seal_of_another_key_is_taken_on_trust_only(whole):
    with pytest.raises(BackupError, match="--trust-unsealed"):
        verify(whole, key=b"of another machine")
    assert verify(whole, key=b"of another machine", trusts_unsealed=True).facts["program_version"] == "1"


def old_seal(path):
    """Seal the file as the first format did: with no key."""
    with zipfile.ZipFile(path) as archive:
        comment = len(archive.comment)
    data = path.read_bytes()
    data = data[: -comment - 2] + (64).to_bytes(2, "little")
    path.write_bytes(data + hashlib.sha256(data).hexdigest().encode())


def test_a_backup_of_the_first_format_is_taken_on_trust_only(whole):
    old_seal(whole)
    with pytest.raises(BackupError, match="--trust-unsealed"):
        verify(whole, key=KEY)
    assert verify(whole, key=KEY, trusts_unsealed=True).members["files/b"]["bytes"] == 256


@pytest.mark.parametrize(
    "manifest", ["[]", "null", "{}", '"x"', '{"format": "xianjie-backup", "members": 1}', "{"]
)
def test_a_manifest_of_another_shape_is_refused(tmp_path, manifest):
    path = tmp_path / "a.backup"
    with path.open("w+b") as stream, Writer(stream) as writer:
        writer._archive.writestr("manifest.json", manifest)
        writer._archive.writestr = lambda *_: None
        writer.finish(FACTS, key=KEY)
    with pytest.raises(BackupError):
        verify(path, key=KEY)
