"""The backup file: a ZIP that any tool opens, sealed so that one changed byte shows. Knows no Django.

    manifest.json             format, version, when, and the sha256 and size of every other member
    rows/<app>.<model>.jsonl  a line a row
    files/<sha256>            bytes that rows refer to, once each

The seal is the ZIP's comment: a digest of all bytes before it, which shows that the file is whole, and the digest under
the installation's key, which shows who made it. A truncated or altered file, even in a place that ZIP does not check,
fails the first; one that somebody altered and sealed anew fails the second. Backups of the first format have the
first alone and count as made by anybody. Those of the third need others beside them (documents.backup.resting).
"""

import hashlib
import hmac
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

FORMAT = "xianjie-backup"
FORMAT_VERSION = 2
RESTING_VERSION = 3
MANIFEST = "manifest.json"
# Tables and files have been named alike since the first.
READ_VERSIONS = (1, FORMAT_VERSION, RESTING_VERSION)
_DIGEST_LENGTH = 64
# What the digest begins with, so that one seal is never taken for the other.
_PREFIXES = {1: b"", FORMAT_VERSION: b"xianjie-backup 2\n", RESTING_VERSION: b"xianjie-backup 3\n"}
_SEAL_LENGTHS = {1: _DIGEST_LENGTH, FORMAT_VERSION: 2 * _DIGEST_LENGTH, RESTING_VERSION: 2 * _DIGEST_LENGTH}
# A line a migration, a table and a file: a hundred bytes each.
_MOST_MANIFEST_BYTES = 64 * 1024 * 1024
_PIECE_BYTES = 1024 * 1024


class BackupError(Exception):
    """A backup that cannot be made, trusted or restored. The message is Chinese and says what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`facts` are the caller's; `members` map each member's name to its sha256 and size in bytes."""

    facts: dict[str, Any]
    members: dict[str, dict[str, Any]]


class Writer:
    """Adds members to a stream open for reading and writing; `finish` adds the manifest and the seal.

    A context manager; left without `finish`, what stands in the stream is no backup and fails verification.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._archive = zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED)
        self._members: dict[str, dict[str, Any]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._archive.close()

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        digest, size = hashlib.sha256(), 0
        with self._archive.open(name, "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)
                digest.update(piece)
                size += len(piece)
        self._members[name] = {"sha256": digest.hexdigest(), "bytes": size}

    def finish(self, facts: dict[str, Any], *, key: bytes) -> None:
        # A program that knows nothing of others beside must not take it for one that is whole.
        version = RESTING_VERSION if "elsewhere" in facts else FORMAT_VERSION
        manifest = {"format": FORMAT, "format_version": version, **facts, "members": self._members}
        self._archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        self._archive.comment = b"0" * _SEAL_LENGTHS[version]
        self._archive.close()
        digest = _digest_before_seal(self._stream, version)
        self._stream.write(digest + _keyed(digest, key))


def verify(path: Path, *, key: bytes, trusts_unsealed: bool = False) -> Manifest:
    """Return the manifest after checking the seal and every member; raise BackupError where anything differs.

    A backup that was not sealed with `key` is refused unless `trusts_unsealed`.
    """
    try:
        with path.open("rb") as stream:
            is_whole, is_sealed = _sealed(stream, key)
    except OSError as error:
        raise BackupError(f"{path}：无法读取（{error.strerror}）。请核对路径与权限。") from error
    if not is_whole:
        raise BackupError(
            f"{path}：校验不符，文件不完整、被改动过，或不是本系统的备份。没有恢复任何内容；请换一份完好的备份。"
        )
    if not (is_sealed or trusts_unsealed):
        raise BackupError(
            f"{path}：这份备份不是用本机的密钥封存的：来自另一台机器、旧版程序，密钥换过，或被人改动后重新封存。没有恢复任何内容。"
            "核实了来源、确信可靠，再加 --trust-unsealed 运行。"
        )
    try:
        with zipfile.ZipFile(path) as archive:
            return _checked(archive, path)
    except (zipfile.BadZipFile, LookupError, TypeError, ValueError, AttributeError, EOFError) as error:
        raise BackupError(f"{path}：备份文件的结构有误，没有恢复任何内容；请换一份完好的备份。") from error


def digest_of(path: Path) -> str:
    """That of the bytes before the seal, which the seal repeats; nothing where the file is not whole."""
    with path.open("rb") as stream:
        for version in sorted(READ_VERSIONS, reverse=True):
            digest = _digest_before_seal(stream, version)
            if stream.read(_DIGEST_LENGTH) == digest:
                return digest.decode()
    return ""


def _sealed(stream: IO[bytes], key: bytes) -> tuple[bool, bool]:
    """(whether the digest is that of the bytes before it, whether the key was used)."""
    for version in sorted(READ_VERSIONS, reverse=True):
        digest = _digest_before_seal(stream, version)
        seal = stream.read()
        if hmac.compare_digest(seal[:_DIGEST_LENGTH], digest):
            return True, hmac.compare_digest(seal[_DIGEST_LENGTH:], _keyed(digest, key))
    return False, False


def _keyed(digest: bytes, key: bytes) -> bytes:
    return hmac.new(key, digest, hashlib.sha256).hexdigest().encode()


def _checked(archive: zipfile.ZipFile, path: Path) -> Manifest:
    if archive.getinfo(MANIFEST).file_size > _MOST_MANIFEST_BYTES:
        raise ValueError("manifest")
    facts = json.loads(archive.read(MANIFEST))
    if facts.get("format") != FORMAT:
        raise BackupError(f"{path}：不是本系统的备份文件。")
    if facts.get("format_version") not in READ_VERSIONS:
        raise BackupError(
            f"{path}：备份格式为第 {facts.get('format_version')} 版，本程序只认第 {RESTING_VERSION} 版及以前的。请用做备份时的程序版本恢复。"
        )
    members = facts.pop("members")
    if sorted(archive.namelist()) != sorted([MANIFEST, *members]):
        raise BackupError(f"{path}：备份里的文件与清单不符，没有恢复任何内容；请换一份完好的备份。")
    for name, expected in members.items():
        with archive.open(name) as member:
            digest = hashlib.sha256()
            for piece in pieces_of(member):
                digest.update(piece)
        if digest.hexdigest() != expected["sha256"]:
            raise BackupError(f"{path}：{name} 与清单不符，没有恢复任何内容；请换一份完好的备份。")
    return Manifest(facts, members)


def pieces_of(stream: IO[bytes]) -> Iterator[bytes]:
    while piece := stream.read(_PIECE_BYTES):
        yield piece


def _digest_before_seal(stream: IO[bytes], version: int) -> bytes:
    """Hash what stands before the seal and leave the stream at the seal."""
    rest = max(stream.seek(0, 2) - _SEAL_LENGTHS[version], 0)
    stream.seek(0)
    digest = hashlib.sha256(_PREFIXES[version])
    while rest and (piece := stream.read(min(rest, _PIECE_BYTES))):
        digest.update(piece)
        rest -= len(piece)
    return digest.hexdigest().encode()
