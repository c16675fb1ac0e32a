"""Make a backup of a database in use."""

import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from documents.backup.container import BackupError, Writer, pieces_of
from documents.backup.resting import Held, as_facts
from documents.backup.rows import backed_up_models, encoded_rows
from documents.backup.snapshot import snapshot
from documents.program import program_version

_SPOOL_BYTES = 32 * 1024 * 1024


@dataclass(frozen=True)
class Backup:
    path: Path
    row_count: int
    file_count: int


def write_backup(path: Path, *, using: str = DEFAULT_DB_ALIAS, held: Held | None = None) -> Backup:
    """Write everything to `path`, which appears only when it is whole; raise BackupError where it cannot.

    Files that stand in backups beside it (`held`) are named and not written again.

    The file is readable by its owner only: it holds password hashes and drafts.
    """
    if path.exists():
        raise BackupError(f"{path}：文件已存在，没有覆盖。请换一个文件名，或先移走它。")
    if not applied_migrations(using=using):
        raise BackupError(
            "数据库还没有建表，没有可备份的内容。请核对 DATABASE_URL，或先运行 python manage.py migrate。"
        )
    partial = path.with_name(f"{path.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        descriptor = os.open(partial, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w+b") as stream:
            with Writer(stream) as writer:
                row_count, file_count = write_members(writer, using=using, held=held or {})
            stream.flush()
            os.fsync(stream.fileno())
        partial.rename(path)
    except OSError as error:
        raise BackupError(f"{path}：无法写入（{error.strerror}）。请核对路径、权限与剩余空间。") from error
    finally:
        partial.unlink(missing_ok=True)
    return Backup(path, row_count, file_count)


def write_members(writer: Writer, *, using: str, held: Held) -> tuple[int, int]:
    """Add every table and file as of one moment, and the manifest; return how many rows and files there are."""
    counts: Counter[str] = Counter()
    digests: set[str] = set()

    def keep_file(digest: str, content: bytes) -> None:
        if digest not in digests:
            digests.add(digest)
            if digest not in held:
                writer.add(f"files/{digest}", [content])

    with snapshot(of=using) as alias:
        for model in backed_up_models():
            label = model._meta.label_lower
            lines = counted(encoded_rows(model, using=alias, keep_file=keep_file), counts, label)
            # A ZIP takes one member at a time, and the lines give rise to files: all lines first.
            with tempfile.SpooledTemporaryFile(_SPOOL_BYTES) as spool:
                spool.writelines(lines)
                spool.seek(0)
                writer.add(f"rows/{label}.jsonl", pieces_of(spool))
        facts = {
            "program_version": program_version(settings.BASE_DIR),
            "made_at": timezone.now().isoformat(timespec="seconds"),
            "database": connections[alias].vendor,
            "migrations": applied_migrations(using=alias),
            "rows": {
                model._meta.label_lower: counts[model._meta.label_lower] for model in backed_up_models()
            },
            **as_facts({digest: held[digest] for digest in digests & held.keys()}),
        }
    writer.finish(facts, key=seal_key())
    return counts.total(), len(digests)


def counted(lines: Iterable[bytes], counts: Counter[str], label: str) -> Iterator[bytes]:
    for line in lines:
        counts[label] += 1
        yield line


def applied_migrations(*, using: str) -> list[str]:
    """Return "app.name" of every applied migration, sorted: two databases with equal lists have equal tables.

    That holds because migrations run no code that changes after them (tests/test_migrations.py).
    """
    applied = MigrationRecorder(connections[using]).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def seal_key() -> bytes:
    """What only this installation knows, for this purpose alone."""
    return hashlib.sha256(b"xianjie-backup" + settings.SECRET_KEY.encode()).digest()
