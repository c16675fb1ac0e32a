"""Whether this process may be sent readers: its tables, its index, its models, its disk, its database's state."""

import shutil
from collections.abc import Iterator
from functools import lru_cache

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from documents.search.checks import index_is_current
from documents.text.model_files import MODELS
from measures.checks import models_read_words_as_trained

# A backup, a rebuilt index and a day's imports of a county find room in it.
LEAST_FREE_BYTES = 500 * 1024 * 1024


def problems() -> list[str]:
    """What is wrong, in sentences; empty where all is well."""
    try:
        return [*database_problems(), *index_problems(), *model_problems(), *disk_problems()]
    except DatabaseError:
        return ["数据库没有应答。"]


@lru_cache(maxsize=1)
def shipped_migrations() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.nodes)


def database_problems() -> Iterator[str]:
    missing = shipped_migrations() - set(MigrationRecorder(connection).applied_migrations())
    if missing:
        yield f"数据库缺 {len(missing)} 步升级，请运行 python manage.py migrate。"
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_is_in_recovery(), current_setting('server_encoding')")
            is_standby, encoding = cursor.fetchone()
        if is_standby:
            yield "所连的 PostgreSQL 是只读的备机。"
        if encoding != "UTF8":
            yield f"PostgreSQL 数据库的编码是 {encoding}，应为 UTF8。"


def index_problems() -> Iterator[str]:
    for warning in index_is_current(None, ["default"]):
        yield f"{warning.msg}{warning.hint}"


def model_problems() -> Iterator[str]:
    for facts in sorted(MODELS.glob("*.toml")):
        if not facts.with_suffix(".npz").exists():
            yield f"缺模型文件 {facts.stem}.npz，请重新安装本程序。"
    for warning in models_read_words_as_trained(None):
        yield f"{warning.msg}{warning.hint}"


def disk_problems() -> Iterator[str]:
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < LEAST_FREE_BYTES:
        yield f"数据目录所在的磁盘只剩 {free // 1024 // 1024} MB。"
