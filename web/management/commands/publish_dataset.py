"""Publish the whole base, or what has changed since a day, as a data package on the page of downloads."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from tqdm import tqdm

from web.dataset.publishing import NothingBeforeError, publish
from web.dataset.tasks import publish_package


class Command(BaseCommand):
    help = "把已发布的内容整库发布为数据包（JSON Lines、CSV、SQLite），放在网页的“整库下载”里。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--since",
            type=date.fromisoformat,
            metavar="DATE",
            help="只要这一天（或更早最近一次）全库以来的变化，如 2026-11-01",
        )
        parser.add_argument("--queue", action="store_true", help="交给后台任务去做")

    def handle(self, *, since: date | None, queue: bool, **options: Any) -> None:
        if queue:
            publish_package.enqueue(since.isoformat() if since else "")
            self.stdout.write("已交给后台任务，做好后出现在“整库下载”里。")
            return
        with tqdm(unit="篇", disable=None) as bar:
            try:
                version = publish(since=since, progress=bar.update)
            except NothingBeforeError as error:
                raise CommandError(str(error)) from error
        counts = "，".join(f"{name} {count}" for name, count in version.counts.items())
        self.stdout.write(f"版本 {version.name}：{counts}")
        for file in version.files:
            self.stdout.write(f"{version.folder / file.name}  {file.bytes} 字节  sha256 {file.sha256}")
