"""Write everything to one file, while the site runs."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.backup.container import BackupError
from documents.backup.writing import write_backup


class Command(BaseCommand):
    help = "把数据库的全部内容和收到的原始文件备份为一个文件；网站可以照常运行。登录会话不在其中。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")

    def handle(self, *, file: Path, **options: Any) -> None:
        try:
            backup = write_backup(file)
        except BackupError as error:
            raise CommandError(str(error)) from error
        size = file.stat().st_size / 1024 / 1024
        self.stdout.write(
            f"已备份到 {file}：{backup.row_count} 行，原始文件 {backup.file_count} 个，共 {size:.1f} MB。"
        )
