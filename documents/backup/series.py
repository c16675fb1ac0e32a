"""Backups of one library side by side in a folder, the newest of them kept: each counts only once it was put back and compared.

A file bears its final name when it is proven, so that whatever stands in a folder under such a name was good when it came, and
old ones go only after a new one has come. A second place gets a copy of the same file and is treated alike.
"""

import fcntl
import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.utils import timezone

from documents.backup.container import BackupError, verify
from documents.backup.rehearsal import rehearse
from documents.backup.resting import Held, held_by, rests_on
from documents.backup.writing import Backup, seal_key, write_backup

PROVEN = re.compile(r"xianjie-\d{8}-\d{6}\.backup")
UNPROVEN = ".unproven"


@dataclass(frozen=True)
class Kept:
    backup: Backup
    dropped: list[Path]


def back_up_in_series(
    folder: Path,
    *,
    keep: int,
    also: Path | None = None,
    whole_every: int = 1,
    prove: Callable[[Path], object] = rehearse,
) -> Kept:
    """Add a proven backup to `folder` (and to `also`, which must be there), and keep the newest `keep` (1 or more) in each, with
    those that they rest on. One in `whole_every` rests on no other.

    Raises BackupError, with nothing dropped in the place where it came to that.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with alone(folder):
            made = add(folder, prove, held_in(folder, whole_every))
            dropped = drop_old(folder, keep=keep, newest=made.path)
            if also is not None:
                copy = copy_to(also, made.path)
                dropped += drop_old(also, keep=keep, newest=copy)
    except OSError as error:
        raise BackupError(
            f"{error.filename or folder}：无法写入（{error.strerror}）。请核对路径、权限与剩余空间。"
        ) from error
    return Kept(made, dropped)


def held_in(folder: Path, whole_every: int) -> Held:
    """What the next backup need not hold: nothing where a whole one is due, or where the newest is not good any more."""
    newest_first = proven_in(folder)[::-1]
    since_whole = next((n for n, path in enumerate(newest_first, 1) if not rests_on(path)), whole_every)
    if since_whole >= whole_every:
        return {}
    try:
        return held_by(newest_first[0], key=seal_key())
    except BackupError:
        return {}


def add(folder: Path, prove: Callable[[Path], object], held: Held) -> Backup:
    # What did not prove good, or was broken off, stayed to be looked into until now.
    for left in folder.glob(f"xianjie-*.backup{UNPROVEN}*"):
        left.unlink()
    path = folder / f"xianjie-{timezone.localtime():%Y%m%d-%H%M%S}.backup"
    if path.exists():
        raise BackupError(f"{path}：文件已存在，没有覆盖。请过一秒再试。")
    made = write_backup(path.with_name(f"{path.name}{UNPROVEN}"), held=held)
    prove(made.path)
    made.path.rename(path)
    return Backup(path, made.row_count, made.file_count)


def copy_to(place: Path, proven: Path) -> Path:
    """Return the copy, read again from where it was put; what it rests on is put beside it."""
    if not place.is_dir():
        # A folder made here would stand on the first disk where the second is not mounted.
        raise BackupError(
            f"{place}：第二处不在，没有存第二份（第一处的 {proven} 已存好）。请核对它是否已挂载。"
        )
    for name in rests_on(proven):
        if not (place / name).exists():
            copy_to(place, proven.with_name(name))
    copy = place / proven.name
    draft = place / f"{proven.name}{UNPROVEN}"
    with proven.open("rb") as source, open(draft, "wb", opener=_for_its_owner) as target:
        shutil.copyfileobj(source, target, 1024 * 1024)
        target.flush()
        os.fsync(target.fileno())
    verify(draft, key=seal_key())
    draft.rename(copy)
    return copy


def proven_in(folder: Path) -> list[Path]:
    """By name, and so by age; none where there is no such folder."""
    return sorted(path for path in folder.glob("*") if PROVEN.fullmatch(path.name))


def drop_old(folder: Path, *, keep: int, newest: Path) -> list[Path]:
    """Remove all but `keep` and those that these rest on; the one that came just now stays whatever a clock made of its
    name."""
    older = [path for path in proven_in(folder) if path.name != newest.name]
    old = older[: max(0, len(older) - (keep - 1))]
    needed = rests_on(newest).union(*(rests_on(path) for path in older[len(old) :]))
    dropped = [path for path in old if path.name not in needed]
    for path in dropped:
        path.unlink()
    return dropped


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Two at once would take each other's unproven file for one that was left."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise BackupError(f"{folder}：另一次备份正在进行，这次没有做。") from error
    finally:
        os.close(descriptor)


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
