"""Put a backup back; nothing changes where it does not verify or the database is in use."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.backup.container import BackupError
from documents.backup.restoring import restore_backup


class Command(BaseCommand):
    help = (
        "从备份文件恢复。先校验，再整体写入；目标数据库不是空的就拒绝，除非加 --replace。恢复前请停止网站。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--replace", action="store_true", help="删除目标数据库的全部内容，以备份取代")
        parser.add_argument(
            "--trust-unsealed",
            action="store_true",
            help="备份来自另一台机器或旧版程序，来源已核实：不要求是用本机密钥封存的",
        )

    def handle(self, *, file: Path, replace: bool, trust_unsealed: bool, **options: Any) -> None:
        try:
            restoration = restore_backup(file, replace=replace, trusts_unsealed=trust_unsealed)
        except BackupError as error:
            raise CommandError(str(error)) from error
        made_at = restoration.manifest.facts["made_at"]
        self.stdout.write(f"已恢复 {made_at} 的备份：{restoration.row_count} 行。")
        if restoration.is_index_rebuilt:
            self.stdout.write("检索索引已重建。")
        else:
            self.stdout.write("检索索引不在备份中，请运行重建索引的命令后再开放检索。")
