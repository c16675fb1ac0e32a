"""Write everything to one file, while the site runs; keep a series of such files; or put one back beside the site and compare."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents.backup.container import BackupError
from documents.backup.rehearsal import rehearse
from documents.backup.series import back_up_in_series
from documents.backup.writing import Backup, write_backup


class Command(BaseCommand):
    help = (
        "把数据库的全部内容和收到的原始文件备份为一个文件；网站可以照常运行。登录会话不在其中。"
        "加 --verify 则不写新备份，而是把已有的 FILE 恢复到临时数据库，逐项比对。"
        "加 --keep N 则 FILE 是目录：存入新的一份，试恢复无误才算数，然后只留最新的 N 份。"
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
        parser.add_argument("--keep", type=at_least_one, metavar="N", help="FILE 是目录，只留最新的 N 份")
        parser.add_argument(
            "--whole-every",
            type=at_least_one,
            default=1,
            metavar="N",
            help="与 --keep 同用：每 N 份中有一份是完整的，其余只存新收到的原始文件，恢复时要与它们所依据的在同一目录",
        )
        parser.add_argument(
            "--also",
            type=Path,
            metavar="FOLDER",
            help="与 --keep 同用：在另一块盘或另一台机器的这个目录再存一份",
        )

    def handle(
        self,
        *,
        file: Path,
        verify: bool,
        trust_unsealed: bool,
        keep: int | None,
        also: Path | None,
        whole_every: int,
        **options: Any,
    ) -> None:
        if trust_unsealed and not verify:
            raise CommandError("--trust-unsealed 只与 --verify 同用。")
        if (also or whole_every > 1) and not keep:
            raise CommandError("--also 和 --whole-every 只与 --keep 同用。")
        if keep and verify:
            raise CommandError("--keep 自己会试恢复，不与 --verify 同用。")
        try:
            if keep:
                self.stdout.write(kept(file, keep, also, whole_every))
            else:
                self.stdout.write(verified(file, trust_unsealed) if verify else written(file))
        except BackupError as error:
            raise CommandError(str(error)) from error


def at_least_one(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError("请写 1 或更大的整数")
    return int(text)


def written(file: Path) -> str:
    return said_of(write_backup(file))


def verified(file: Path, trusts_unsealed: bool) -> str:
    facts = rehearse(file, trusts_unsealed=trusts_unsealed).facts
    return f"{file} 可以恢复：{facts['made_at']} 的备份，{sum(facts['rows'].values())} 行，恢复后逐项相同，检查无误。"


def kept(folder: Path, keep: int, also: Path | None, whole_every: int) -> str:
    done = back_up_in_series(folder, keep=keep, also=also, whole_every=whole_every)
    second = f"第二份在 {also}。" if also else ""
    dropped = f"删去旧的 {len(done.dropped)} 份。" if done.dropped else ""
    return f"{said_of(done.backup)}试恢复后逐项相同。{second}{dropped}"


def said_of(backup: Backup) -> str:
    size = backup.path.stat().st_size / 1024 / 1024
    return (
        f"已备份到 {backup.path}：{backup.row_count} 行，原始文件 {backup.file_count} 个，共 {size:.1f} MB。"
    )
