"""Backups that rest on earlier ones beside them: of the files as received they hold those alone that no earlier one holds.

Such a backup tells in its facts where the others stand, however long the chain is:

    "elsewhere": {"xianjie-20260101-023000.backup": {"digest": "…", "files": ["sha256", …]}}

The digest is that of the other backup's bytes before its seal, so that it is known to be the very one.
"""

import json
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from documents.backup.container import MANIFEST, BackupError, digest_of, verify

# Where a file stands: its sha256 → (name of the backup beside, digest of that).
Held = dict[str, tuple[str, str]]
FILES = "files/"


def held_by(path: Path, *, key: bytes) -> Held:
    """The files that a backup holds and those that it rests on; raises BackupError where it is not whole and ours."""
    manifest = verify(path, key=key)
    own = (path.name, digest_of(path))
    held: Held = {name.removeprefix(FILES): own for name in manifest.members if name.startswith(FILES)}
    for name, told in elsewhere_in(path, manifest.facts).items():
        held |= dict.fromkeys(told["files"], (name, told["digest"]))
    return held


def as_facts(used: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """`used` as a manifest tells it; nothing where a backup rests on no other."""
    found: dict[str, Any] = defaultdict(lambda: {"files": []})
    for file, (name, digest) in sorted(used.items()):
        found[name]["digest"] = digest
        found[name]["files"].append(file)
    return {"elsewhere": dict(found)} if found else {}


def elsewhere_in(path: Path, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Raises BackupError where what is told has not the right form, or leads out of the folder."""
    told = facts.get("elsewhere", {})
    is_right = isinstance(told, dict) and all(
        isinstance(each, dict)
        and isinstance(each.get("digest"), str)
        and isinstance(each.get("files"), list)
        and all(isinstance(file, str) for file in each["files"])
        and Path(name).name == name
        for name, each in told.items()
    )
    if not is_right:
        raise BackupError(f"{path}：备份的清单有误，没有恢复任何内容；请换一份完好的备份。")
    return dict(told)


def rests_on(path: Path) -> frozenset[str]:
    """Names of the backups beside that this one needs, as it says itself, unverified; none where it says nothing."""
    try:
        with zipfile.ZipFile(path) as archive:
            return frozenset(json.loads(archive.read(MANIFEST)).get("elsewhere", ()))
    except (OSError, zipfile.BadZipFile, LookupError, ValueError, AttributeError, TypeError):
        return frozenset()


@contextmanager
def opened(path: Path, facts: Mapping[str, Any]) -> Iterator[Callable[[str], bytes]]:
    """What reads a file by its sha256, from the backup or from those that it rests on; raises BackupError where one of them
    is missing or another one, KeyError for a file that none holds."""
    with ExitStack() as stack:
        own = stack.enter_context(zipfile.ZipFile(path))
        places: dict[str, zipfile.ZipFile] = {}
        for name, told in elsewhere_in(path, facts).items():
            other = stack.enter_context(_the_very_one(path, path.with_name(name), told["digest"]))
            places |= dict.fromkeys(told["files"], other)
        yield lambda digest: places.get(digest, own).read(f"{FILES}{digest}")


def _the_very_one(path: Path, other: Path, digest: str) -> zipfile.ZipFile:
    if not other.is_file():
        raise BackupError(
            f"{path}：一部分原始文件在 {other.name} 里，它不在同一目录。没有恢复任何内容；请把它也拷来，再恢复。"
        )
    if digest_of(other) != digest:
        raise BackupError(
            f"{path}：它所依据的 {other.name} 不完整，或不是当初那一份。没有恢复任何内容；请换一份完好的备份。"
        )
    return zipfile.ZipFile(other)
