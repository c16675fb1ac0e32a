"""The backup file: a ZIP that any tool opens, sealed so that one changed byte shows. Knows no Django.

    manifest.json             format, version, when, and the sha256 and size of every other member
    rows/<app>.<model>.jsonl  a line a row
    files/<sha256>            bytes that rows refer to, once each

The seal is the ZIP's comment: the sha256 of all bytes before it. A truncated or altered file, even in a place that
ZIP does not check, fails it.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Self

FORMAT = "xianjie-backup"
FORMAT_VERSION = 1
MANIFEST = "manifest.json"
_SEAL_LENGTH = 64
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

    def finish(self, facts: dict[str, Any]) -> None:
        manifest = {"format": FORMAT, "format_version": FORMAT_VERSION, **facts, "members": self._members}
        self._archive.writestr(MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1))
        self._archive.comment = b"0" * _SEAL_LENGTH
        self._archive.close()
        size = self._stream.seek(0, 2)
        self._stream.seek(0)
        seal = _digest_before_seal(self._stream, size)
        self._stream.seek(size - _SEAL_LENGTH)
        self._stream.write(seal.encode())


def verify(path: Path) -> Manifest:
    """Return the manifest after checking the seal and every member; raise BackupError where anything differs."""
    try:
        size = path.stat().st_size
        with path.open("rb") as stream:
            is_sealed = size > _SEAL_LENGTH and _digest_before_seal(stream, size).encode() == stream.read()
    except OSError as error:
        raise BackupError(f"{path}：无法读取（{error.strerror}）。请核对路径与权限。") from error
    if not is_sealed:
        raise BackupError(
            f"{path}：校验不符，文件不完整、被改动过，或不是本系统的备份。没有恢复任何内容；请换一份完好的备份。"
        )
    try:
        with zipfile.ZipFile(path) as archive:
            return _checked(archive, path)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise BackupError(f"{path}：备份文件的结构有误，没有恢复任何内容；请换一份完好的备份。") from error


def _checked(archive: zipfile.ZipFile, path: Path) -> Manifest:
    facts = json.loads(archive.read(MANIFEST))
    if facts.get("format") != FORMAT:
        raise BackupError(f"{path}：不是本系统的备份文件。")
    if facts.get("format_version") != FORMAT_VERSION:
        raise BackupError(
            f"{path}：备份格式为第 {facts.get('format_version')} 版，本程序只认第 {FORMAT_VERSION} 版。请用做备份时的程序版本恢复。"
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


def _digest_before_seal(stream: IO[bytes], size: int) -> str:
    """Hash what stands before the seal and leave the stream at the seal."""
    digest = hashlib.sha256()
    rest = size - _SEAL_LENGTH
    while rest > 0:
        piece = stream.read(min(rest, _PIECE_BYTES))
        if not piece:
            break
        digest.update(piece)
        rest -= len(piece)
    return digest.hexdigest()
