"""A copy of the database as it stands, whatever its tables: what is put back when an upgrade fails.

A backup (`documents.backup.writing`) reads tables through the models of this program, and so needs the tables of this
program; a copy is made by the database itself and needs nothing.
"""

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, connections
from django.utils import timezone

from documents.backup.container import BackupError

NAME = "before-upgrade-"


def copy_database(folder: Path, *, using: str = DEFAULT_DB_ALIAS) -> Path:
    """Return the copy, readable by its owner only; raise BackupError and leave nothing where there can be none."""
    connection = connections[using]
    suffix = "sqlite3" if connection.vendor == "sqlite" else "dump"
    path = folder / f"{NAME}{timezone.localtime():%Y%m%d-%H%M%S}.{suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise BackupError(f"{path}：无法写入（{error.strerror}）。请核对路径、权限与剩余空间。") from error
    try:
        _copy_sqlite(path, using=using) if connection.vendor == "sqlite" else _dump_postgresql(
            path, using=using
        )
    except BaseException:
        path.unlink()
        raise
    return path


def drop_old_copies(folder: Path, *, keep: int) -> list[Path]:
    """Remove all copies but the newest `keep`; return which."""
    copies = sorted(folder.glob(f"{NAME}*"), key=lambda path: path.name)
    dropped = copies[: max(0, len(copies) - keep)]
    for path in dropped:
        path.unlink()
    return dropped


def how_to_put_back(path: Path, *, using: str = DEFAULT_DB_ALIAS) -> str:
    """What to do with a copy, for whoever stands before a failed upgrade."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        return f"停止网站，以 {path} 取代 {connection.settings_dict['NAME']}（并删除同名的 -wal、-shm 文件），换回旧版程序再启动。"
    return f"停止网站，运行 pg_restore --clean --if-exists --dbname=数据库名 {path}，换回旧版程序再启动。"


def _copy_sqlite(path: Path, *, using: str) -> None:
    connection = connections[using]
    connection.ensure_connection()
    try:
        with closing(sqlite3.connect(path)) as copy:
            connection.connection.backup(copy)
    except sqlite3.Error as error:
        raise BackupError(f"{path}：没有存成副本（{error}）。请核对剩余空间。") from error


def _dump_postgresql(path: Path, *, using: str) -> None:
    program = shutil.which("pg_dump")
    if program is None:
        raise BackupError(
            "没有找到 pg_dump，存不了副本。请安装它（apt install postgresql-client）；已用别的办法备份的，加 --without-copy 再运行。"
        )
    connection = connections[using]
    (_, *where), environment = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    done = subprocess.run(  # noqa: S603 - the program found on the path, the site's own database
        [program, "--format=custom", f"--file={path}", *where],
        env={**os.environ, **(environment or {})},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise BackupError(f"pg_dump 没有存成副本：{done.stderr.strip().splitlines()[-1]}")
