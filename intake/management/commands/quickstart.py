"""Make a fresh database ready to read: migrate, load regions, themes and the seed documents, index them."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from intake.shipped import add_shipped_rows
from measures.actions.tallies import remake_missing_tallies


class Command(BaseCommand):
    help = "建库并载入行政区划、主题与五份样例文件；可重复执行，已有内容不会改动。"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--without-samples", action="store_true", help="只建库、载入行政区划与主题，不载入样例文件"
        )

    def handle(self, *, without_samples: bool, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        regions, changes = add_shipped_rows()
        remake_missing_tallies()
        self.stdout.write(f"行政区划：新增 {regions} 个，变更 {changes} 项")
        if not without_samples:
            samples = sorted(map(str, (settings.SEEDS_DIR / "documents").glob("*.txt")))
            call_command("import_articles", *samples)
        if not get_user_model().objects.filter(is_superuser=True).exists():
            self.stdout.write("创建第一个管理员：.venv/bin/python manage.py createsuperuser")
