"""Make the counts that pages read from nothing."""

from typing import Any

from django.core.management.base import BaseCommand

from measures.actions.tallies import remake_tallies


class Command(BaseCommand):
    help = "重做页面所用的计数（地区、年份、体裁、主题）；升级或恢复备份之后运行。"

    def handle(self, *, verbosity: int, **options: Any) -> None:
        rows = remake_tallies()
        if verbosity:
            self.stdout.write(f"已重做 {rows} 行计数。")
