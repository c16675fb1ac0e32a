"""Remove lines of the log that are older than XIANJIE_LOG_DAYS; whoever writes to it first on a day does so too."""

from typing import Any

from django.core.management.base import BaseCommand

from web.accounts.log import remove_old_lines


class Command(BaseCommand):
    help = "删去超过保存期（XIANJIE_LOG_DAYS，默认 180 天）的安全日志；平时每天自动做一次。"

    def handle(self, **options: Any) -> None:
        self.stdout.write(f"已删去 {remove_old_lines()} 条。")
