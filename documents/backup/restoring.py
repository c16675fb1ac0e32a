"""Put a backup back: verified first, all or nothing, never over rows that somebody did not mean to lose."""

import hashlib
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management import call_command, get_commands
from django.core.management.color import no_style
from django.db import DEFAULT_DB_ALIAS, Error, connections, models, transaction

from documents.backup.container import BackupError, Manifest, verify
from documents.backup.resting import opened
from documents.backup.rows import backed_up_models, decoded_row, has_files, stored_fields, stored_models
from documents.backup.writing import applied_migrations, seal_key
from documents.program import program_version

# What a migrated database holds before anybody used it; see the test that a fresh one counts as empty.
MADE_BY_MIGRATION = frozenset(
    {"contenttypes.contenttype", "auth.permission", "auth.group", "auth.group_permissions"}
)
# Fills the tables that are derived and therefore in no backup.
REBUILD_COMMAND = "rebuild_search_index"

_ROWS_A_BATCH = 500
_ROWS_A_BATCH_WITH_FILES = 4


@dataclass(frozen=True)
class Restoration:
    manifest: Manifest
    row_count: int
    is_index_rebuilt: bool


def restore_backup(
    path: Path, *, replace: bool = False, trusts_unsealed: bool = False, using: str = DEFAULT_DB_ALIAS
) -> Restoration:
    """Verify the backup, then load it in one transaction; raise BackupError and change nothing where it cannot.

    The search index is made inside it: whoever kills a restore leaves what stood there, index and all. A database that holds rows is refused unless `replace`, which deletes them all.
    """
    manifest = verify(path, key=seal_key(), trusts_unsealed=trusts_unsealed)
    refuse_wrong_facts(path, manifest.facts)
    refuse_other_tables(path, manifest, using=using)
    if not replace:
        refuse_rows(path, using=using)
    try:
        with (
            opened(path, manifest.facts) as read_file,
            zipfile.ZipFile(path) as archive,
            transaction.atomic(using=using),
        ):
            lock_tables(using=using)
            delete_rows(using=using)
            for model in backed_up_models():
                load_rows(model, archive, manifest, read_file, using=using)
            connections[using].check_constraints()
            reset_sequences(using=using)
            is_index_rebuilt = rebuild_index(using=using)
    except Error as error:
        raise BackupError(
            f"{path}：目标数据库没有接受备份的内容（{error}）。没有恢复任何内容，原有数据未动。"
        ) from error
    return Restoration(manifest, sum(manifest.facts["rows"].values()), is_index_rebuilt)


def refuse_wrong_facts(path: Path, facts: dict[str, Any]) -> None:
    """Whether the manifest says what a restore reads from it, in the right form."""
    migrations, rows = facts.get("migrations"), facts.get("rows")
    is_right = (
        all(isinstance(facts.get(name), str) for name in ("program_version", "made_at", "database"))
        and isinstance(migrations, list)
        and all(isinstance(name, str) for name in migrations)
        and isinstance(rows, dict)
        and all(isinstance(count, int) for count in rows.values())
    )
    if not is_right:
        raise BackupError(f"{path}：备份的清单有误，没有恢复任何内容；请换一份完好的备份。")


def refuse_other_tables(path: Path, manifest: Manifest, *, using: str) -> None:
    theirs, ours = set(manifest.facts["migrations"]), set(applied_migrations(using=using))
    if not ours:
        raise BackupError("目标数据库还没有建表。请先运行 python manage.py migrate，再恢复。")
    differing = sorted(theirs ^ ours)
    if differing:
        raise BackupError(
            f"{path}：备份由 {manifest.facts['program_version']} 版所做，数据表与本程序（{program_version(settings.BASE_DIR)} 版）"
            f"的目标数据库不同（如 {differing[0]}）。请用做备份时的程序版本恢复，再升级程序并运行 migrate。"
        )
    tables = {model._meta.label_lower for model in backed_up_models()}
    if set(manifest.facts["rows"]) != tables:
        raise BackupError(f"{path}：备份里的数据表与本程序不同。请用做备份时的程序版本恢复。")


def refuse_rows(path: Path, *, using: str) -> None:
    for model in backed_up_models():
        if model._meta.label_lower in MADE_BY_MIGRATION:
            continue
        count = model._base_manager.using(using).count()
        if count:
            raise BackupError(
                f"目标数据库不是空的（{model._meta.verbose_name} {count} 条），没有恢复。"
                f"确要以 {path.name} 取代其中全部内容，请先另做备份，再加 --replace 运行。"
            )


def lock_tables(*, using: str) -> None:
    """Keep other writers out until the end; SQLite does so by itself."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(model._meta.db_table) for model in stored_models())
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN EXCLUSIVE MODE")


def delete_rows(*, using: str) -> None:
    """Delete every row, sign-ins and search tables too: they belong to what is replaced.

    Foreign keys are checked at the end of the transaction, so the order does not matter.
    """
    for model in stored_models():
        model._base_manager.using(using).all()._raw_delete(using)


def load_rows(
    model: type[models.Model],
    archive: zipfile.ZipFile,
    manifest: Manifest,
    read_file: Callable[[str], bytes],
    *,
    using: str,
) -> None:
    """Insert a table's rows as they were; no signal is sent and no time of change is set anew."""
    label = model._meta.label_lower
    fields = stored_fields(model)
    manager = model._base_manager.using(using)
    loaded = 0
    try:
        for rows in batches(
            decoded_rows(model, archive, read_file),
            _ROWS_A_BATCH_WITH_FILES if has_files(model) else _ROWS_A_BATCH,
        ):
            size = connections[using].ops.bulk_batch_size(fields, rows)
            for start in range(0, len(rows), size):
                manager._insert(rows[start : start + size], fields=fields, using=using, raw=True)
            loaded += len(rows)
    except (KeyError, ValueError, TypeError, ValidationError, Error) as error:
        raise BackupError(
            f"备份中的 {label} 有数据无法写入目标数据库（{type(error).__name__}：{error}）。没有恢复任何内容，原有数据未动。"
        ) from error
    if loaded != manifest.facts["rows"][label]:
        raise BackupError(f"备份中 {label} 的行数与清单不符。没有恢复任何内容，原有数据未动。")


def decoded_rows(
    model: type[models.Model], archive: zipfile.ZipFile, read_file: Callable[[str], bytes]
) -> Iterator[models.Model]:
    def checked_file(digest: str) -> bytes:
        content = read_file(digest)
        if hashlib.sha256(content).hexdigest() != digest:
            raise ValueError(f"files/{digest}")
        return content

    with archive.open(f"rows/{model._meta.label_lower}.jsonl") as lines:
        for line in lines:
            yield decoded_row(model, line, read_file=checked_file)


def batches(rows: Iterator[models.Model], size: int) -> Iterator[list[models.Model]]:
    while batch := list(islice(rows, size)):
        yield batch


def reset_sequences(*, using: str) -> None:
    connection = connections[using]
    statements = connection.ops.sequence_reset_sql(no_style(), backed_up_models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def rebuild_index(*, using: str) -> bool:
    """Run the project's own command for the search tables, where it has one and the database is the usual one."""
    if using != DEFAULT_DB_ALIAS or REBUILD_COMMAND not in get_commands():
        return False
    call_command(REBUILD_COMMAND)
    return True
