"""Bring a library that an older version of the program kept up to this one; a copy of it is kept before anything changes."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from documents.backup.container import BackupError
from documents.backup.copying import copy_database, drop_old_copies, how_to_put_back
from intake.shipped import add_shipped_rows

# Of an SQLite file: a smaller share is filled again by what comes in.
MOST_FREE = 0.1


class Command(BaseCommand):
    help = (
        "换上新版程序后运行一次：先存数据库副本，再更新数据表、行政区划与主题，重做由数据算出的一切，最后核对。"
        "人工确认、修改、否决过的都不受影响。运行前请停止网站。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--copy-to",
            type=Path,
            default=settings.DATA_DIR / "copies",
            metavar="FOLDER",
            help="副本放在哪里；不给则在数据目录的 copies 中",
        )
        parser.add_argument(
            "--keep-copies",
            type=int,
            default=3,
            metavar="N",
            help="升级成功后，副本只留最新的 N 份（默认 3；0 为全留）",
        )
        parser.add_argument("--without-copy", action="store_true", help="已另行备份，不存副本")
        parser.add_argument(
            "--keep-reading",
            action="store_true",
            help="不以新规则重读旧文章：待审的举措照旧，但由旧版读过的文章没有“提及”，页面会因此误写未提及",
        )

    def handle(
        self, *, copy_to: Path, keep_copies: int, without_copy: bool, keep_reading: bool, **options: Any
    ) -> None:
        steps = missing_steps(connection)
        copy = None if without_copy or not steps else self.copy(copy_to)
        try:
            self.bring_up(steps, keep_reading=keep_reading)
        except (DatabaseError, CommandError) as error:
            way_back = "" if copy is None else f"要退回升级以前：{how_to_put_back(copy)}"
            raise CommandError(f"升级没有完成：{error}\n排除原因后可再次运行本命令。{way_back}") from error
        dropped = drop_old_copies(copy_to, keep=keep_copies) if copy and keep_copies > 0 else []
        if dropped:
            self.stdout.write(f"删去旧副本 {len(dropped)} 份，留最新的 {keep_copies} 份。")
        self.stdout.write("升级完成，可以启动网站。" + (f"确认无误后可删除副本 {copy}。" if copy else ""))

    def copy(self, folder: Path) -> Path:
        try:
            path = copy_database(folder)
        except BackupError as error:
            raise CommandError(f"{error}没有改动任何内容。") from error
        self.stdout.write(f"副本：{path}（{path.stat().st_size / 1024 / 1024:.1f} MB）")
        return path

    def bring_up(self, steps: int, *, keep_reading: bool) -> None:
        call_command("migrate", verbosity=0, skip_checks=True)
        self.stdout.write(f"数据表：更新 {steps} 步")
        regions, changes = add_shipped_rows()
        self.stdout.write(f"行政区划：新增 {regions} 个，变更 {changes} 项")
        call_command("fold_regions", stdout=self.stdout)
        if not keep_reading:
            call_command(
                "extract_measures", changed=True, verbosity=0, stdout=self.stdout, stderr=self.stderr
            )
        call_command("rebuild_search_index", stdout=self.stdout)
        call_command("remake_tallies", stdout=self.stdout)
        give_back_room()
        call_command("check_integrity", stdout=self.stdout)


def give_back_room() -> None:
    """Return to the disk what an SQLite file no longer needs, where that is much, and bring it to pages of the size of a new one;
    PostgreSQL sees to it by itself."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        free, pages, size = (
            cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("freelist_count", "page_count", "page_size")
        )
        if size == settings.SQLITE_PAGE_BYTES and free <= pages * MOST_FREE:
            return
        # A file keeps the size of its pages as long as its log is beside it.
        for statement in ("journal_mode=DELETE", f"page_size={settings.SQLITE_PAGE_BYTES}"):
            cursor.execute(f"PRAGMA {statement}")
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA journal_mode=WAL")


def missing_steps(connection: BaseDatabaseWrapper) -> int:
    """How many migrations the database lacks; raise CommandError where it has no tables at all."""
    executor = MigrationExecutor(connection)
    if not executor.loader.applied_migrations:
        raise CommandError(
            "数据库还没有建表，没有可升级的内容。请核对 DATABASE_URL；新建的库请运行 python manage.py quickstart。"
        )
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
