"""Write everything to one file, while the site runs; or put such a file back beside the site and compare."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.backup.container import BackupError
from documents.backup.rehearsal import rehearse
from documents.backup.writing import write_backup


class Command(BaseCommand):
    help = (
        "把数据库的全部内容和收到的原始文件备份为一个文件；网站可以照常运行。登录会话不在其中。"
        "加 --verify 则不写新备份，而是把已有的 FILE 恢复到临时数据库，逐项比对。"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--verify", action="store_true", help="试恢复 FILE 并与它逐项比对，用完即删；网站的数据库不动"
        )
        parser.add_argument(
            "--trust-unsealed",
            action="store_true",
            help="与 --verify 同用：备份来自另一台机器或旧版程序，来源已核实",
        )

    def handle(self, *, file: Path, verify: bool, trust_unsealed: bool, **options: Any) -> None:
        if trust_unsealed and not verify:
            raise CommandError("--trust-unsealed 只与 --verify 同用。")
        try:
            self.stdout.write(verified(file, trust_unsealed) if verify else written(file))
        except BackupError as error:
            raise CommandError(str(error)) from error


def written(file: Path) -> str:
    backup = write_backup(file)
    size = file.stat().st_size / 1024 / 1024
    return f"已备份到 {file}：{backup.row_count} 行，原始文件 {backup.file_count} 个，共 {size:.1f} MB。"


def verified(file: Path, trusts_unsealed: bool) -> str:
    facts = rehearse(file, trusts_unsealed=trusts_unsealed).facts
    return f"{file} 可以恢复：{facts['made_at']} 的备份，{sum(facts['rows'].values())} 行，恢复后逐项相同，检查无误。"
