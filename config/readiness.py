"""Whether this process may be sent readers: its tables, its index, its models, its disk, its database's state."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.checks import CheckMessage
from django.db import Error, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from documents.search.checks import index_is_current
from documents.text.model_files import MODELS
from measures.checks import models_read_words_as_trained

# A backup, a rebuilt index and a day's imports of a county find room in it.
LEAST_FREE_BYTES = 500 * 1024 * 1024


# The index answers no search at all; whatever else is said of it, searches go on.
UNBUILT = "documents.W002"


@dataclass(frozen=True, slots=True)
class Readiness:
    """In sentences: `problems` keep readers away, `warnings` want somebody's hand while the site goes on."""

    problems: list[str]
    warnings: list[str]


def readiness() -> Readiness:
    try:
        index = index_is_current(None, ["default"])
        found = [*database_problems(), *(told(each) for each in index if each.id == UNBUILT)]
        found += [*model_problems(), *disk_problems()]
        stale = [each for each in index if each.id != UNBUILT] + models_read_words_as_trained(None)
        return Readiness(found, [told(each) for each in stale])
    except Error:
        return Readiness(["数据库没有应答。"], [])


def told(message: CheckMessage) -> str:
    return f"{message.msg}{message.hint}"


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


def model_problems() -> Iterator[str]:
    for facts in sorted(MODELS.glob("*.toml")):
        if not facts.with_suffix(".npz").exists():
            yield f"缺模型文件 {facts.stem}.npz，请重新安装本程序。"


def disk_problems() -> Iterator[str]:
    free = shutil.disk_usage(settings.DATA_DIR).free
    if free < LEAST_FREE_BYTES:
        yield f"数据目录所在的磁盘只剩 {free // 1024 // 1024} MB。"
